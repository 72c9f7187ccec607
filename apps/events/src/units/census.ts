/** What was there before the events' service heard of any. */
export type Counted = 'units' | 'enterprises';

/** How far the events' service has asked for the units, or the enterprises, of before it heard of any. */
export interface Census {
  readonly _id: Counted;
  /** The last of those that were told of. */
  readonly after?: string;
  readonly doneAt?: Date;
}

/** How far it is after it was told that there are more after this one, or no more; as it was where that was known. */
export function told(before: Census, next: string | undefined, now: Date): Census {
  const { _id } = before;
  if (before.doneAt) return before;
  if (next === undefined) return { _id, doneAt: now };
  return before.after !== undefined && before.after >= next ? before : { _id, after: next };
}
