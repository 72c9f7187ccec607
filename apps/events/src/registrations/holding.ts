import { errorAt } from '@linli/contracts';
import { HoldTimeUsed } from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { Registration } from './registration';
import { lastUseOf } from './still-to-come';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Within 24 hours places of one event are held for one person for this many times the minutes of a hold, all in all. */
export const MOST_HOLDS = 3;
/** Less is of no use to anybody. */
const SHORTEST_HOLD_MS = MINUTE_MS;

interface Asking {
  readonly needs: Registration['needs'];
  /** What was held for the same person before. */
  readonly held?: readonly Registration[];
}

/**
 * Until when places are held that are asked for now: so many minutes as the event says, or as are left of what somebody may hold within a day, and no
 * longer than they are of use. Throws HoldTimeUsed where less than a minute is left.
 */
export function holdEnd(communityEvent: CommunityEvent, { needs, held = [] }: Asking, now: Date): Date {
  const { holdMinutes } = communityEvent.signUpRules;
  const left = MOST_HOLDS * holdMinutes * MINUTE_MS - heldMs(held, new Date(now.getTime() - DAY_MS), now);
  if (left < SHORTEST_HOLD_MS) throw errorAt(HoldTimeUsed, '#/hold', { minutes: MOST_HOLDS * holdMinutes });
  const until = now.getTime() + Math.min(holdMinutes * MINUTE_MS, left);
  return new Date(Math.min(until, lastUseOf(communityEvent, { needs }, now).getTime()));
}

/** For how many milliseconds between the two places were held, over all of the registrations. */
export const heldMs = (registrations: readonly Registration[], from: Date, to: Date): number =>
  registrations
    .flatMap(spansHeld)
    .reduce((sum, span) => sum + Math.max(0, Math.min(span.to, +to) - Math.max(span.from, +from)), 0);

/** Whether its places were ever held. */
export const wasHeld = ({ moves }: Pick<Registration, 'moves'>): boolean => moves.some(({ to }) => to === 'held');

/** From each move to the next; what is held still, until it ends by itself. */
function spansHeld({ moves, expiresAt }: Registration): { readonly from: number; readonly to: number }[] {
  return moves.flatMap(({ to, at }, number) =>
    to === 'held' ? [{ from: +at, to: +(moves[number + 1]?.at ?? expiresAt ?? at) }] : [],
  );
}
