import { NoPlaceForWalkIns, SelfCheckInNotAllowed, WalkInRule, WalkInsNotAllowed } from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { EVERYBODY, placesFree } from '../registrations/places';

/** How people without a registration are dealt with at one event, and how many have come in. */
export interface Door {
  readonly _id: string;
  readonly walkInRule: WalkInRule;
  readonly walkIns: number;
  /** Missing where nobody has said so. */
  readonly selfCheckIn?: boolean;
  readonly version: number;
}

/** Walk-ins come in as long as there are places that nobody has. */
export const aDoor = (eventId: string): Door => ({ _id: eventId, walkInRule: 'within-places', walkIns: 0, version: 0 });

/** The people let in; throws WalkInsNotAllowed or NoPlaceForWalkIns. */
export function walkInsCome(door: Door, communityEvent: CommunityEvent, people: number): Door {
  if (door.walkInRule === 'none') throw new WalkInsNotAllowed();
  const free = Math.max(0, placesFree(communityEvent, EVERYBODY) - door.walkIns);
  if (door.walkInRule === 'within-places' && people > free) throw new NoPlaceForWalkIns({ free });
  return { ...door, walkIns: door.walkIns + people, version: door.version + 1 };
}

/** The people taken back. */
export const walkInsGone = (door: Door, people: number): Door => ({
  ...door,
  walkIns: door.walkIns - people,
  version: door.version + 1,
});

export interface DoorRules {
  readonly walkIns: WalkInRule;
  readonly selfCheckIn?: boolean;
}

/** The rules from now on; who is inside stays, and what is not given stays as it was. */
export const ruled = (door: Door, { walkIns: walkInRule, selfCheckIn = door.selfCheckIn }: DoorRules): Door => ({
  ...door,
  walkInRule,
  ...(selfCheckIn !== undefined && { selfCheckIn }),
  version: door.version + 1,
});

export const rulesOf = ({ walkInRule: walkIns, selfCheckIn = false }: Door): DoorRules => ({ walkIns, selfCheckIn });

/** Throws SelfCheckInNotAllowed unless people may check in by themselves. */
export function assertSelfCheckIn({ selfCheckIn = false }: Door): void {
  if (!selfCheckIn) throw new SelfCheckInNotAllowed();
}
