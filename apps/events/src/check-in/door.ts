import { SelfCheckInNotAllowed, WalkInRule } from '@linli/contracts/events';

/** How people without a registration are dealt with at one event, and how many have come in. */
export interface Door {
  readonly _id: string;
  readonly walkInRule: WalkInRule;
  readonly walkIns: number;
  /** Missing where nobody has said so. */
  readonly selfCheckIn?: boolean;
  /** So many minutes after the start places of those who have not come are given to walk-ins; never where it is missing or 0. */
  readonly releaseAfter?: number;
  readonly version: number;
}

/** Walk-ins come in as long as there are places that nobody has. */
export const aDoor = (eventId: string): Door => ({ _id: eventId, walkInRule: 'within-places', walkIns: 0, version: 0 });

/** The door with so many walk-ins more, or fewer. */
export const withWalkIns = (door: Door, people: number): Door => ({
  ...door,
  walkIns: Math.max(0, door.walkIns + people),
});

/** The door of a session or date, by the rules of its event. */
export const ruledAs = ({ walkInRule, releaseAfter }: Door, door: Door): Door => ({
  ...{ ...door, walkInRule },
  ...(releaseAfter !== undefined && { releaseAfter }),
});

export interface DoorRules {
  readonly walkIns: WalkInRule;
  readonly selfCheckIn?: boolean;
  readonly releaseAfter?: number;
}

/** The rules from now on; who is inside stays, and what is not given stays as it was. */
export function ruled(door: Door, { walkIns: walkInRule, ...given }: DoorRules): Door {
  const { selfCheckIn = door.selfCheckIn, releaseAfter = door.releaseAfter } = given;
  return {
    ...{ ...door, walkInRule, version: door.version + 1 },
    ...(selfCheckIn !== undefined && { selfCheckIn }),
    ...(releaseAfter !== undefined && { releaseAfter }),
  };
}

export const rulesOf = ({ walkInRule: walkIns, selfCheckIn = false, releaseAfter = 0 }: Door): DoorRules => ({
  walkIns,
  selfCheckIn,
  releaseAfter,
});

/** The door of a copy of the event: with its rules, and nobody inside. */
export const copiedDoor = (door: Door, eventId: string): Door => ({ ...door, _id: eventId, walkIns: 0, version: 1 });

/** Throws SelfCheckInNotAllowed unless people may check in by themselves. */
export function assertSelfCheckIn({ selfCheckIn = false }: Door): void {
  if (!selfCheckIn) throw new SelfCheckInNotAllowed();
}

/** From when on places of people who have not come are given to others; undefined where they are kept. */
export function releasesAt({ releaseAfter = 0 }: Door, { startsAt }: { readonly startsAt: Date }): Date | undefined {
  return releaseAfter > 0 ? new Date(startsAt.getTime() + releaseAfter * 60_000) : undefined;
}
