import { IntegrationEvent } from '@linli/contracts';
import {
  GivenUpSession,
  LapsedAs,
  MoveReason,
  OfferExpired,
  PartyReduced,
  PlaceOffered,
  RegistrationCancelled,
  RegistrationConfirmed,
  RegistrationFact,
  RegistrationLapsed,
  RegistrationPromoted,
  RegistrationRejected,
  RegistrationWaitlisted,
  SessionGivenUp,
} from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { Decision, Move, Registration } from './registration';
import { factOf, moveViewOf } from './registration.view';
import { Roll } from './roll';

/** Moves after which a registration stands where it stood. */
const STAYS: ReadonlySet<MoveReason | undefined> = new Set(['session-given-up', 'party-reduced']);

/** What sign-up tells others. */
export const SIGN_UP_FACTS: readonly IntegrationEvent[] = [
  RegistrationConfirmed,
  RegistrationWaitlisted,
  RegistrationPromoted,
  RegistrationCancelled,
  PlaceOffered,
  OfferExpired,
  RegistrationRejected,
  RegistrationLapsed,
  SessionGivenUp,
];

/** Takes what others are to hear. */
export interface Telling {
  publish<B extends object>(contract: IntegrationEvent<B>, body: B): void;
}

/** What was decided takes effect in the roll, and everybody concerned is told. */
export function carry(roll: Roll, decision: Decision, outbox: Telling): void {
  for (const registration of decision.changed) {
    const before = roll.find(registration._id);
    // Whoever was only passed on the waiting list stands where they stood.
    if (before?.moves.at(-1) === registration.moves.at(-1)) continue;
    const news = registration.moves.filter((move) => !before?.moves.includes(move));
    tell(outbox, registration, { from: before?.status, communityEvent: decision.communityEvent, news });
  }
  roll.apply(decision);
}

interface Circumstances {
  readonly from: Registration['status'] | undefined;
  readonly communityEvent: CommunityEvent;
  /** What has become of the registration by the decision, oldest first. */
  readonly news: readonly Move[];
}

function tell(outbox: Telling, registration: Registration, { from, communityEvent, news }: Circumstances): void {
  const { status, expiresAt, moves } = registration;
  const [fact, words] = [factOf(registration, communityEvent), moves.at(-1)?.words];
  for (const givenUp of givenUpIn(news, communityEvent)) outbox.publish(SessionGivenUp, { ...fact, givenUp });
  for (const move of reductionsIn(news))
    outbox.publish(PartyReduced, { ...fact, move: { ...moveViewOf(move), reason: 'party-reduced' } });
  if (STAYS.has(news.at(-1)?.reason)) return;
  const contract = factBehind(registration, from);
  if (contract) outbox.publish(contract, fact);
  else if (status === 'expired' && isLapsing(from)) outbox.publish(RegistrationLapsed, { ...fact, stoodAs: from });
  else if (status === 'offered' && expiresAt) outbox.publish(PlaceOffered, { ...fact, expiresAt: expiresAt.toISOString() });
  else if (status === 'rejected' && words) outbox.publish(RegistrationRejected, { ...fact, reason: { ...words } });
}

/** Offers and holds have an end of their own. */
const isLapsing = (from: Registration['status'] | undefined): from is LapsedAs => from === 'waiting' || from === 'pending';

/** Of places that are only held nobody has heard. */
const reductionsIn = (news: readonly Move[]): Move[] =>
  news.filter(({ to, reason }) => reason === 'party-reduced' && to !== 'held');

/** The sessions that were given up; whoever has done so may have moved up by it. */
function givenUpIn(news: readonly Move[], { pools }: CommunityEvent): GivenUpSession[] {
  const keys = news.flatMap(({ session }) => session ?? []);
  const given = keys.flatMap((session) => pools.find(({ key }) => key === session) ?? []);
  return given.map(({ key, title, startsAt }) => ({
    ...{ key, title: { ...title } },
    ...(startsAt && { startsAt: new Date(startsAt).toISOString() }),
  }));
}

/** Which fact the registration has become; undefined for what nobody has to hear. */
function factBehind(
  registration: Registration,
  from: Registration['status'] | undefined,
): IntegrationEvent<RegistrationFact> | undefined {
  const { status, moves } = registration;
  const hasWaited = moves.some(({ to }) => to === 'waiting');
  if (status === 'confirmed') return hasWaited ? RegistrationPromoted : RegistrationConfirmed;
  if (status === 'waiting') return from === undefined ? RegistrationWaitlisted : undefined;
  // Of places that were only held nobody has heard.
  if (status === 'cancelled') return from === 'held' ? undefined : RegistrationCancelled;
  if (status === 'expired') return from === 'offered' ? OfferExpired : undefined;
  return undefined;
}
