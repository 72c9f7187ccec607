/** What became of a request with an idempotency key: still running, or answered so. */
export interface KeptAnswer {
  /** Caller, endpoint and key, as one hash. */
  readonly _id: string;
  /** Of what was asked: the same key for something else is refused. */
  readonly fingerprint: string;
  readonly startedAt: Date;
  /** Sealed, for it may hold personal data; missing while it is running. */
  readonly answer?: string;
  readonly status?: number;
  readonly expiresAt: Date;
}

/** draft-ietf-httpapi-idempotency-key-header leaves it to the server; a day is longer than anybody tries again. */
export const KEPT_MS = 86_400_000;

/** Longer ones are not kept: what gives them may be repeated as it is. */
export const LONGEST_ANSWER = 64 * 1024;

/** A request that has been running so long, in milliseconds, was cut off with its process. */
export const CUT_OFF_MS = 60_000;

/** What is to be done with a request whose key is known: it is another one, answered, in work, or left behind. */
export function standingOf(kept: KeptAnswer, fingerprint: string, now: Date): 'another' | 'answered' | 'running' | 'left' {
  if (kept.fingerprint !== fingerprint) return 'another';
  if (kept.answer !== undefined) return 'answered';
  return now.getTime() - kept.startedAt.getTime() < CUT_OFF_MS ? 'running' : 'left';
}
