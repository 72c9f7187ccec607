import { Violation, violation } from '../check/violation';

/** A time in words; `never` where it did not come. */
export const seconds = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? 'never' : `${(milliseconds / 1000).toFixed(1)} s`;

/** I9, where something took longer than it may or did not come at all. */
export const slowerThan = (limitMs: number, tookMs: number | undefined, what: string): Violation[] =>
  tookMs !== undefined && tookMs <= limitMs
    ? []
    : [violation('I9', `${what}: ${seconds(tookMs)}, the limit is ${seconds(limitMs)}`)];
