import { MoveReason, OwnSession, RegistrationFact, RegistrationMove, RegistrationView } from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { snapshotOf } from '../community-events/community-event.view';
import { Move, Registration } from './registration';

/** The registration as its resident and the organisers see it. */
export const viewOf = ({
  _id,
  active,
  rank,
  sequence,
  formVersion,
  joinedAt,
  leftAt,
  transfer,
  takenFrom,
  ...registration
}: Registration): RegistrationView => ({
  id: _id,
  ...registration,
  needs: registration.needs.map((need) => ({ ...need })),
  registeredAt: registration.registeredAt.toISOString(),
  expiresAt: registration.expiresAt?.toISOString(),
  ...(transfer && { transferUntil: transfer.expiresAt.toISOString() }),
  ...(joinedAt && { joinedAt: joinedAt.toISOString() }),
  ...(leftAt && { leftAt: leftAt.toISOString() }),
  moves: registration.moves.map(moveViewOf),
});

export const moveViewOf = ({ at, ...move }: Move): RegistrationMove => ({ ...move, at: at.toISOString() });

/** The registration as other services hear of it. */
export const factOf = (
  { _id, residentId, partySize, needs, moves }: Registration,
  communityEvent: CommunityEvent,
): RegistrationFact => ({
  ...{ registrationId: _id, residentId, partySize },
  communityEvent: snapshotOf(communityEvent),
  ...(needs.length > 0 && communityEvent.programme?.enrolment === 'session' && sessionsOf(communityEvent, needs)),
  ...becauseOf(moves.at(-1)?.reason),
});

/** The sessions by name, and of those that are still known what they are, the first of them first. */
function sessionsOf({ pools }: CommunityEvent, needs: Registration['needs']): Pick<RegistrationFact, 'sessions' | 'own'> {
  const own = needs.flatMap(({ pool }): OwnSession[] => {
    const { key, title, startsAt, endsAt } = pools.find((one) => one.key === pool) ?? {};
    return key && title && startsAt ? [{ key, title: { ...title }, startsAt, ...(endsAt && { endsAt }) }] : [];
  });
  own.sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt));
  return { sessions: needs.map(({ pool }) => pool), ...(own.length > 0 && { own }) };
}

const becauseOf = (reason: MoveReason | undefined): Pick<RegistrationFact, 'because'> =>
  reason === 'passed-on' || reason === 'taken-over' ? { because: reason } : {};
