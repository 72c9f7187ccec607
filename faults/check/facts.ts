import { RegistrationFact } from '@linli/contracts/events';
import { Message } from '@linli/messaging';
import { History } from '../load/history';
import { ObservedEvent, ObservedNotice } from './observed';
import { ofThese, Violation } from './violation';

const KINDS = { confirmed: 'confirmed', waitlisted: 'waitlisted', promoted: 'promoted', cancelled: 'cancelled' } as const;
type Kind = keyof typeof KINDS;

interface Fact {
  readonly kind: Kind;
  readonly registrationId: string;
  readonly residentId: string;
  readonly eventId: string;
}

/** What messages tell of registrations, each message once. */
const factsIn = (published: readonly Message[]): Fact[] =>
  published.flatMap(({ envelope, body }) => {
    const kind = /^events\.registration-(\w+)\.v1$/.exec(envelope.type)?.[1];
    if (!kind || !(kind in KINDS)) return [];
    const fact = parsed(body);
    if (!fact?.communityEvent) return [];
    const { registrationId, residentId, communityEvent } = fact;
    return [{ kind: kind as Kind, registrationId, residentId, eventId: communityEvent.id }];
  });

/** I5: each registration was told of as often as things happened to it, and nothing was told of one that is not there. */
export function checkFacts(history: History, observed: readonly ObservedEvent[], published: readonly Message[]): Violation[] {
  const events = new Set(observed.map(({ event }) => event.id));
  const facts = factsIn(published).filter(({ eventId }) => events.has(eventId));
  const first = new Map(history.of('register', 'ok').map(({ reply }) => [reply?.id, reply?.status]));
  const registrations = observed.flatMap((event) => event.registrations);
  const known = new Set(registrations.map(({ id }) => id));
  const wrong = registrations.flatMap(({ id, status }) => {
    const told = (kind: Kind) => facts.filter((fact) => fact.registrationId === id && fact.kind === kind).length;
    return differences(told, { began: first.get(id), ended: status }).map((text) => `${id} ${text}`);
  });
  const stateless = facts
    .filter(({ registrationId }) => !known.has(registrationId))
    .map(({ kind, registrationId }) => `${kind} ${registrationId}`);
  return [
    ...ofThese(wrong, 'I5', ['state not told of as it is', 'lost']),
    ...ofThese(stateless, 'I5', ['message without its state']),
  ];
}

function differences(told: (kind: Kind) => number, { began, ended }: { began?: string; ended: string }): string[] {
  const movedUp = began === 'waiting' && ended === 'confirmed' ? 1 : undefined;
  // Whoever waited and cancelled may have moved up in between, or not.
  const promotions = began === 'waiting' && ended === 'cancelled' ? Math.min(told('promoted'), 1) : (movedUp ?? 0);
  const due: Record<Kind, number> = {
    confirmed: began === 'confirmed' ? 1 : 0,
    waitlisted: began === 'waiting' ? 1 : 0,
    promoted: promotions,
    cancelled: ended === 'cancelled' ? 1 : 0,
  };
  return (Object.keys(due) as Kind[])
    .filter((kind) => told(kind) !== due[kind])
    .map((kind) => `${kind}: told ${told(kind)} instead of ${due[kind]} times`);
}

/** I5: each person has exactly one notice of each fact that concerns them. */
export function checkNotices(
  observed: readonly ObservedEvent[],
  published: readonly Message[],
  notices: readonly ObservedNotice[],
): Violation[] {
  const events = new Set(observed.map(({ event }) => event.id));
  const due = tallyOf(
    factsIn(published)
      .filter(({ eventId }) => events.has(eventId))
      .map(({ kind, residentId, eventId }) => `${kind} ${residentId} ${eventId}`),
  );
  const there = tallyOf(
    notices
      .filter(({ subjectId, kind }) => events.has(subjectId) && kind.startsWith('registration-'))
      .map(({ kind, personId, subjectId }) => `${kind.replace('registration-', '')} ${personId} ${subjectId}`),
  );
  const keys = [...new Set([...due.keys(), ...there.keys()])];
  const missing = keys.filter((key) => (there.get(key) ?? 0) < (due.get(key) ?? 0));
  const tooMany = keys.filter((key) => (there.get(key) ?? 0) > (due.get(key) ?? 0));
  return [...ofThese(missing, 'I5', ['notice missing', 'lost']), ...ofThese(tooMany, 'I5', ['notice too many', 'doubled'])];
}

function tallyOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Undefined where it is poison. */
function parsed(body: string): RegistrationFact | undefined {
  try {
    return JSON.parse(body) as RegistrationFact;
  } catch {
    return undefined;
  }
}
