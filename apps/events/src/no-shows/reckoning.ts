/** For so long after its end a party may still be handed in by a device that was without a network. */
export const SETTLING_HOURS = 48;
/** So many parties are decided on at a time, each lot in one transaction. */
export const AT_A_TIME = 100;

/** That it is, or was, decided who has missed an event. */
export interface Reckoning {
  /** The event. */
  readonly _id: string;
  /** When it is decided; missing once it is. */
  readonly dueAt?: Date;
  /** The last registration that was looked at, by order of arrival. */
  readonly after: number;
  /** Nothing was decided: there was no rule, or nobody was checked in. */
  readonly skipped?: boolean;
  /** Counts up with each lot and each correction, so that of two at a time one is done again. */
  readonly version: number;
}

/** Of an event that ends then. */
export const planned = (_id: string, endsAt: Date): Reckoning => ({
  ...{ _id, dueAt: new Date(endsAt.getTime() + SETTLING_HOURS * 3_600_000), after: 0, version: 1 },
});

/** Come so far; over where nobody is left. */
export function cameTo(
  { dueAt, version, ...reckoning }: Reckoning,
  { after, isOver }: { after: number; isOver: boolean },
): Reckoning {
  return { ...reckoning, after, ...(dueAt && !isOver && { dueAt }), version: version + 1 };
}

/** Over without anything decided. */
export const skip = ({ dueAt: _due, ...reckoning }: Reckoning): Reckoning => ({
  ...reckoning,
  ...{ skipped: true, version: reckoning.version + 1 },
});

/** Whether it was decided on the registration. */
export const hasDecided = ({ dueAt, after, skipped }: Reckoning, arrival: number): boolean =>
  !skipped && (dueAt === undefined || arrival <= after);
