import { IntegrationEvent } from '@linli/contracts';
import {
  OfferExpired,
  PlaceOffered,
  RegistrationCancelled,
  RegistrationConfirmed,
  RegistrationFact,
  RegistrationPromoted,
  RegistrationRejected,
  RegistrationWaitlisted,
  SessionGivenUp,
} from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { Decision, Move, Registration } from './registration';
import { factOf } from './registration.view';
import { Roll } from './roll';

/** What sign-up tells others. */
export const SIGN_UP_FACTS: readonly IntegrationEvent[] = [
  RegistrationConfirmed,
  RegistrationWaitlisted,
  RegistrationPromoted,
  RegistrationCancelled,
  PlaceOffered,
  OfferExpired,
  RegistrationRejected,
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
  tellOfSessions(outbox, registration, { from, communityEvent, news });
  if (news.at(-1)?.session) return;
  const { status, expiresAt, moves } = registration;
  const [fact, words] = [factOf(registration, communityEvent), moves.at(-1)?.words];
  const contract = factBehind(registration, from);
  if (contract) outbox.publish(contract, fact);
  else if (status === 'offered' && expiresAt) outbox.publish(PlaceOffered, { ...fact, expiresAt: expiresAt.toISOString() });
  else if (status === 'rejected' && words) outbox.publish(RegistrationRejected, { ...fact, reason: { ...words } });
}

/** Also of whoever has moved up by what they gave up. */
function tellOfSessions(outbox: Telling, registration: Registration, { communityEvent, news }: Circumstances): void {
  const fact = factOf(registration, communityEvent);
  for (const { session } of news) {
    const pool = communityEvent.pools.find(({ key }) => key === session);
    if (!pool) continue;
    const { key, title, startsAt } = pool;
    const givenUp = { key, title: { ...title }, ...(startsAt && { startsAt: new Date(startsAt).toISOString() }) };
    outbox.publish(SessionGivenUp, { ...fact, givenUp });
  }
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
