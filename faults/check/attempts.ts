import { Attempt, History } from '../load/history';
import { ObservedEvent } from './observed';
import { ofThese, Violation, violation } from './violation';

const replyIds = (attempts: readonly Attempt[]): string[] => attempts.map(({ reply }) => reply?.id ?? 'no id');

/** I2: what was answered ok exists exactly once, nothing else exists, and nothing is left unknown. */
export function checkAttempts(history: History, observed: readonly ObservedEvent[], requests: readonly string[]): Violation[] {
  const registrations = observed.flatMap((event) => event.registrations);
  const unknown = history.attempts
    .filter(({ outcome }) => outcome === 'unknown')
    .map(({ what, status }) => `${what} (${status})`);
  return [
    ...ofThese(unknown, 'I2', ['still unknown after asking again']),
    ...compare(
      'registration',
      replyIds(history.of('register', 'ok')),
      registrations.map(({ id }) => id),
    ),
    ...compare(
      'cancellation',
      replyIds(history.of('cancel', 'ok')),
      registrations.filter(({ status }) => status === 'cancelled').map(({ id }) => id),
    ),
    ...compare('request', replyIds(history.of('submit', 'ok')), requests),
    ...checkParties(history, observed),
  ];
}

function compare(what: string, promised: readonly string[], there: readonly string[]): Violation[] {
  const [asked, existing] = [new Set(promised), new Set(there)];
  const lost = [...asked].filter((id) => !existing.has(id));
  const unasked = [...existing].filter((id) => !asked.has(id));
  const repeated = promised.length - asked.size;
  return [
    ...ofThese(lost, 'I2', [`${what} answered ok and not there`, 'lost']),
    ...ofThese(unasked, 'I2', [`${what} there that nobody was promised`, 'doubled']),
    ...(repeated > 0 ? [violation('I2', `${repeated} × one ${what} promised for two attempts`)] : []),
  ];
}

/** What was asked for is what is there. */
function checkParties(history: History, observed: readonly ObservedEvent[]): Violation[] {
  const byId = new Map(observed.flatMap(({ registrations }) => registrations.map((one) => [one.id, one])));
  const other = history.of('register', 'ok').filter(({ reply, who, target, body }) => {
    const there = reply && byId.get(reply.id);
    return (
      there && (there.residentId !== who || there.eventId !== target || there.partySize !== (body as typeof there).partySize)
    );
  });
  return ofThese(replyIds(other), 'I2', ['registration that is not what was asked for']);
}

/** I3: who had the answer before another asked came before that other. */
export function checkArrivals(history: History, { event, registrations }: ObservedEvent): Violation[] {
  const numbers = registrations.map(({ arrival }) => arrival).sort((a, b) => a - b);
  const gap = numbers.findIndex((number, at) => number !== at + 1);
  const found = gap >= 0 ? [violation('I3', `arrivals are not 1 to ${numbers.length}: ${numbers[gap]} at ${gap + 1}`)] : [];
  const made = history.of('register', 'ok').filter(({ target }) => target === event.id);
  const inOrder = made.sort((a, b) => a.startedAt - b.startedAt);
  for (const [at, later] of inOrder.entries()) {
    const before = inOrder.slice(0, at).filter(({ endedAt }) => endedAt < later.startedAt);
    const overtaken = before.find(({ reply }) => (reply?.arrival ?? 0) > (later.reply?.arrival ?? 0));
    if (overtaken)
      found.push(violation('I3', `arrival ${later.reply?.arrival} asked after ${overtaken.reply?.arrival} was answered`));
  }
  return found;
}
