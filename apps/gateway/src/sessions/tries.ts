/** Failed sign-ins with one phone number, from one address or from all. */
export interface Tries {
  readonly _id: string;
  readonly count: number;
  readonly blockedUntil: Date;
  /** When they are forgotten. */
  readonly expiresAt: Date;
}

/** So many tries are free; each further one doubles the wait, from `firstMs` up to `longestMs`. */
export interface Patience {
  readonly free: number;
  readonly firstMs: number;
  readonly longestMs: number;
  /** A day's allowance: all are forgotten a day after the first of them, and no wait is longer than until then. Else a day after the last. */
  readonly byDay?: true;
}

const DAY_MS = 86_400_000;

/** One number from one address: who forgot a password tries some times, who guesses is soon made to wait an hour. */
export const FROM_ONE_ADDRESS: Patience = { free: 5, firstMs: 30_000, longestMs: 3_600_000 };

/** One number from all addresses together: slows down who guesses from many, without locking the owner out for long. */
export const FROM_ALL_ADDRESSES: Patience = { free: 30, firstMs: 30_000, longestMs: 900_000 };

/** The tries with one more, made now. */
export function oneMore(id: string, before: Tries | null, { patience, now }: { patience: Patience; now: Date }): Tries {
  const known = before && before.expiresAt > now ? before : undefined;
  const count = (known?.count ?? 0) + 1;
  const inADay = now.getTime() + DAY_MS;
  // Of a clock that was put back the day is not longer.
  const expiresMs = patience.byDay && known ? Math.min(known.expiresAt.getTime(), inADay) : inADay;
  const blockedMs = Math.min(now.getTime() + waitMs(count, patience), expiresMs);
  return { _id: id, count, blockedUntil: new Date(blockedMs), expiresAt: new Date(expiresMs) };
}

/** How long it has still to be waited, in milliseconds; a clock that was put back keeps nobody out. */
export function stillToWait({ blockedUntil }: Tries, { patience, now }: { patience: Patience; now: Date }): number {
  const left = blockedUntil.getTime() - now.getTime();
  return left > patience.longestMs ? 0 : Math.max(left, 0);
}

/** How long one has to wait after so many failures, in milliseconds. */
export const waitMs = (count: number, { free, firstMs, longestMs }: Patience): number =>
  count < free ? 0 : Math.min(firstMs * 2 ** Math.min(count - free, 20), longestMs);
