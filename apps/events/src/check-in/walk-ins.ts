import { NoPlaceForWalkIns, SelfCheckInNotAllowed, WalkInRule, WalkInsNotAllowed } from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { EVERYBODY, placesFree } from '../registrations/places';
import { hasPlacesOfItsOwn } from './session-doors';

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

/** How many places nobody has at the event, or at the session of it where that has places of its own. */
export function placesFreeAt(communityEvent: CommunityEvent, session: string | undefined): number {
  const pool = session !== undefined && hasPlacesOfItsOwn(communityEvent, session) ? session : EVERYBODY;
  return placesFree(communityEvent, pool);
}

/** The people let in, of so many free places; throws WalkInsNotAllowed or NoPlaceForWalkIns. */
export function walkInsCome(door: Door, places: number, people: number): Door {
  if (door.walkInRule === 'none') throw new WalkInsNotAllowed();
  const free = Math.max(0, places - door.walkIns);
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
