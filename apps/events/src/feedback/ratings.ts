import { FeedbackSummary, RatingCount } from '@linli/contracts/events';

/** How many rated and what the average is, rounded to two digits. */
export function summaryOf(distribution: readonly RatingCount[]): FeedbackSummary {
  const count = distribution.reduce((sum, one) => sum + one.count, 0);
  const total = distribution.reduce((sum, one) => sum + one.count * one.rating, 0);
  return count === 0 ? { count } : { count, average: (Math.round((total * 100) / count) / 100).toFixed(2) };
}
