/** How far the events' service has asked for the units of before it heard of any. */
export interface Census {
  readonly _id: typeof OF_UNITS;
  /** The last of those that were told of. */
  readonly after?: string;
  readonly doneAt?: Date;
}

/** There is one. */
export const OF_UNITS = 'units';

/** How far it is after it was told that there are more units after this one, or no more; as it was where that was known. */
export function told(before: Census, next: string | undefined, now: Date): Census {
  if (before.doneAt) return before;
  if (next === undefined) return { _id: OF_UNITS, doneAt: now };
  return before.after !== undefined && before.after >= next ? before : { _id: OF_UNITS, after: next };
}
