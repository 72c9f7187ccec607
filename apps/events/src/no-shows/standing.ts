import { MOST_COUNTED } from '@linli/contracts/events';
import { NoShowLimits } from './no-show-rule';

const DAY_MS = 86_400_000;

/** One missed event that counts. */
export interface Counted {
  readonly id: string;
  /** When the event ended. */
  readonly at: Date;
}

/** That a person cannot sign up where the rule of the area holds. */
export interface LockOut {
  readonly id: string;
  readonly from: Date;
  readonly until: Date;
  /** How many missed events it took when it began: with fewer it ends. */
  readonly needed: number;
}

/** How it is with one person by the rule of one area. */
export interface Standing {
  /** `<area>/<person>` */
  readonly _id: string;
  readonly areaCode: string;
  readonly personId: string;
  /** What counts since the last lock-out, or what the present one comes from; in the order in which it was decided, the latest at most. */
  readonly counted: readonly Counted[];
  /** The present one, or the last if it ran to its end. */
  readonly lockOut?: LockOut;
  /** The end of it, for who asks whether there is one. */
  readonly lockedUntil?: Date;
  readonly version: number;
}

export const standingId = (areaCode: string, personId: string): string => `${areaCode}/${personId}`;

/** Of somebody who has never missed anything there. */
export const aStanding = (areaCode: string, personId: string): Standing => ({
  ...{ _id: standingId(areaCode, personId), areaCode, personId, counted: [], version: 0 },
});

/** Whether the person is locked out at the moment. */
export const isLockedOut = ({ lockOut }: Standing, now: Date): boolean => lockOut !== undefined && lockOut.until > now;

interface Deciding {
  readonly limits: NoShowLimits;
  readonly now: Date;
  /** Of the lock-out that may begin. */
  readonly lockOutId: string;
}

/**
 * One more missed event counts. During a lock-out it joins those that this comes from, and makes it no longer. Otherwise those count that ended
 * within the days of the rule, none of which has led to a lock-out that ran to its end; with as many as the rule says a lock-out begins.
 */
export function missed(standing: Standing, noShow: Counted, { limits, now, lockOutId }: Deciding): Standing {
  if (standing.counted.some(({ id }) => id === noShow.id)) return standing;
  if (isLockedOut(standing, now)) return changed(standing, { counted: [...standing.counted, noShow], lockOut: standing.lockOut });
  const since = now.getTime() - limits.withinDays * DAY_MS;
  const unspent = standing.lockOut ? [] : standing.counted;
  const counted = [...unspent, noShow].filter(({ at }) => at.getTime() > since);
  if (counted.length < limits.noShows) return changed(standing, { counted });
  const until = new Date(now.getTime() + limits.lockedDays * DAY_MS);
  return changed(standing, { counted, lockOut: { id: lockOutId, from: now, until, needed: limits.noShows } });
}

/** One counts no more; a lock-out for which too few are left is over. */
export function struck(standing: Standing, noShowId: string, now: Date): Standing {
  const counted = standing.counted.filter(({ id }) => id !== noShowId);
  if (counted.length === standing.counted.length) return standing;
  const { lockOut } = standing;
  const isLifted = lockOut !== undefined && isLockedOut(standing, now) && counted.length < lockOut.needed;
  return changed(standing, { counted, ...(!isLifted && { lockOut }) });
}

/** The lock-out that has begun between the two. */
export const begunIn = (before: Standing, after: Standing): LockOut | undefined =>
  after.lockOut?.id === before.lockOut?.id ? undefined : after.lockOut;

/** The lock-out that was ended between the two before its time. */
export const liftedIn = (before: Standing, after: Standing): LockOut | undefined => (after.lockOut ? undefined : before.lockOut);

type Change = Pick<Standing, 'counted' | 'lockOut'>;

function changed({ _id, areaCode, personId, version }: Standing, { counted, lockOut }: Change): Standing {
  return {
    ...{ _id, areaCode, personId, counted: counted.slice(-MOST_COUNTED), version: version + 1 },
    ...(lockOut && { lockOut, lockedUntil: lockOut.until }),
  };
}
