export const QUOTAS = ['account', 'address', 'proof'] as const;

/** So many requests in a minute. */
export interface Quota {
  /** Names it in the `RateLimit` headers. */
  readonly name: (typeof QUOTAS)[number];
  readonly perMinute: number;
}

/** How one key stands with its quota. */
export interface Standing {
  readonly quota: Quota;
  readonly remaining: number;
  /** Until so many requests are free again as are asked for, in seconds. */
  readonly resetSeconds: number;
}

export const WINDOW_MS = 60_000;

/** The number of the minute that a moment is in. */
export const windowAt = (now: number): number => Math.floor(now / WINDOW_MS);

/**
 * Requests of the last minute, as well as that can be told from two counts: those of this minute and the part of those of the
 * minute before that is not a minute ago yet.
 */
export function usedAt(now: number, { current, before }: { readonly current: number; readonly before: number }): number {
  const passed = (now % WINDOW_MS) / WINDOW_MS;
  return current + before * (1 - passed);
}

/** How a key stands with so many requests used; nothing remains where it is over. */
export function standingOf(quota: Quota, used: number, now: number): Standing {
  const resetSeconds = Math.max(1, Math.ceil((WINDOW_MS - (now % WINDOW_MS)) / 1000));
  return { quota, remaining: Math.max(0, Math.floor(quota.perMinute - used)), resetSeconds };
}

/** The fields `RateLimit-Policy` and `RateLimit` of draft-ietf-httpapi-ratelimit-headers-10. */
export const headersOf = ({ quota: { name, perMinute }, remaining, resetSeconds }: Standing): Record<string, string> => ({
  'RateLimit-Policy': `"${name}";q=${perMinute};w=${WINDOW_MS / 1000}`,
  RateLimit: `"${name}";r=${remaining};t=${resetSeconds}`,
});
