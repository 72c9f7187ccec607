/** How busy the process is. */
export interface Load {
  /** Requests in work. */
  readonly requests: number;
  /** By how much timers are late, in milliseconds: what a request waits at least before it is looked at. */
  readonly lateMs: number;
}

/** Where refusing begins. */
export interface LoadLimits {
  readonly requests: number;
  readonly lateMs: number;
}

/** Reads are refused first: who reads asks again, a write that was begun is somebody's intent. */
export function isTooMuch({ requests, lateMs }: Load, limits: LoadLimits, isRead: boolean): boolean {
  const leeway = isRead ? 1 : 2;
  return requests >= limits.requests * leeway || lateMs >= limits.lateMs * leeway;
}

/** After how many seconds to come again; at random, so that those who are refused together do not come back together. */
export const comeAgainAfter = (random: number): number => 1 + Math.floor(random * 3);
