import { Booking, MATCHED } from './booking';
import { RANGE_LIMIT } from './client';

/** The sum of an area, as the aggregation answers it. */
export interface Total {
  readonly _id: string;
  readonly total: number;
}

export const AGGREGATION = [
  { $match: { status: { $in: MATCHED } } },
  { $group: { _id: '$area', total: { $sum: '$number' } } },
  { $sort: { total: -1 } },
];

/** The range query: one area from a time on, in order. */
export const rangeFilter = (area: string, from: Date) => ({ area, at: { $gte: from } });

/** Throws unless these are the documents that a range query had to find. */
export function demandRange(found: readonly Booking[], area: string, from: Date): void {
  const inOrder = found.every(({ at }, place) => at >= (found[place - 1]?.at ?? from));
  if (found.length !== RANGE_LIMIT || !inOrder || found.some((booking) => booking.area !== area))
    throw new Error('a range query found other documents, or not in order');
}

/** Throws unless the totals are these, the highest first. */
export function demandTotals(found: readonly Total[], totals: ReadonlyMap<string, number>): void {
  const isRight = found.every(
    ({ _id, total }, place) => totals.get(_id) === total && total <= (found[place - 1]?.total ?? total),
  );
  if (found.length !== totals.size || !isRight) throw new Error('an aggregation has other sums, or not in order');
}
