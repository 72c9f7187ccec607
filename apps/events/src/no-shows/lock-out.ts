import { LockOut, Standing } from './standing';

/** A lock-out as it is remembered, whatever has become of it. */
export interface LockOutRecord {
  readonly _id: string;
  readonly ruleOf: string;
  readonly personId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly liftedAt?: Date;
  readonly needed: number;
  readonly noShowIds: readonly string[];
}

/** What is to be remembered of the lock-out of the standing. */
export const recordOf = ({ areaCode, personId, counted }: Standing, { id, from, until, needed }: LockOut): LockOutRecord => ({
  ...{ _id: id, ruleOf: areaCode, personId, startsAt: from, endsAt: until, needed },
  noShowIds: counted.map((one) => one.id),
});

/** The lock-out of the standing, which is over before its time. */
export const lifted = (before: Standing, lockOut: LockOut, liftedAt: Date): LockOutRecord => ({
  ...recordOf(before, lockOut),
  liftedAt,
});
