import { Arriving } from '../check-in/arrive';
import { CheckIn, idAtSession } from '../check-in/check-in';
import { dateKeyOf } from '../check-in/dates';
import { Door } from '../check-in/door';
import { HeldSession, hasPlacesOfItsOwn } from '../check-in/session-doors';
import { WalkInGate } from '../check-in/walk-in-gate';
import { seatsTakenAt } from '../check-in/walked-in';
import { CommunityEvent } from '../community-events/community-event';
import { EVERYBODY } from '../registrations/places';
import { Roll } from '../registrations/roll';
import { Need, Step } from './sign-up-steps';

type Coming = Extract<Step, { do: 'walk-in' }>;

/** The doors of an event, and a store of what has passed them: written when the sitting is, as the roll is. */
export class WalkInDoors {
  readonly checkIns = new Map<string, CheckIn>();
  readonly doors = new Map<string, Door>();

  constructor(private readonly sessionsOf: (communityEvent: CommunityEvent) => readonly HeldSession[] | undefined) {}

  /** What is answered: the id of the check-in, the same for a nonce that comes again. Whenever it is, the doors are open. */
  come(roll: Roll, { size, need, anyway }: Coming, nonce: string): string {
    const gate = this.gate(roll);
    const arriving = arrivingAt(roll.communityEvent, { size, need, nonce, sessions: this.sessionsOf(roll.communityEvent) });
    if (anyway) return gate.takeIn({ ...arriving, now: arriving.at }).checkInId ?? 'no';
    return (gate.earlier(arriving) ?? gate.admit(arriving))._id;
  }

  /** The people of a check-in go, and those who wait move up; once more, nothing happens. */
  go(roll: Roll, which: number, now: Date): void {
    const inside = [...this.checkIns.values()];
    const checkIn = inside[which % Math.max(inside.length, 1)];
    if (checkIn?.status !== 'accepted') return;
    roll.apply(this.gate(roll).takeBack(checkIn, { reason: 'a mistake', now }));
  }

  /** What the sitting has decided is in the store. */
  write({ doorBook }: Roll): void {
    for (const checkIn of doorBook.entered) this.checkIns.set(checkIn.nonce, checkIn);
    for (const door of doorBook.doors) this.doors.set(door._id, door);
    for (const [id] of doorBook.undone) {
      const found = [...this.checkIns.values()].find(({ _id }) => _id === id);
      if (found) this.checkIns.set(found.nonce, { ...found, status: 'undone' });
    }
  }

  /** Wherever not as many are inside without a registration as its door has counted, and as sit there. */
  faultsAt(communityEvent: CommunityEvent): string[] {
    const places = this.sessionsOf(communityEvent)?.map(({ key }) => key) ?? [dateKeyOf(communityEvent)];
    return places.flatMap((place) => {
      const inside = this.insideAt(place);
      const atDoor = this.doors.get(idAtSession(communityEvent._id, place))?.walkIns ?? 0;
      const pool = place !== undefined && hasPlacesOfItsOwn(communityEvent, place) ? place : EVERYBODY;
      const sitting = seatsTakenAt(communityEvent.walkedIn, place, pool);
      return inside === atDoor && inside === sitting ? [] : [`${inside} inside, ${atDoor} counted, on ${sitting} places`];
    });
  }

  private insideAt(place: string | undefined): number {
    const accepted = [...this.checkIns.values()].filter(({ status, session }) => status === 'accepted' && session === place);
    return accepted.reduce((sum, { people }) => sum + people, 0);
  }

  private gate(roll: Roll): WalkInGate {
    const sessions = this.sessionsOf(roll.communityEvent);
    return new WalkInGate(roll, { checkIns: this.checkIns, doors: this.doors, came: new Map(), ...(sessions && { sessions }) });
  }
}

interface Asked {
  readonly size: number;
  readonly need: Need;
  readonly nonce: string;
  readonly sessions: readonly HeldSession[] | undefined;
}

/** Where there are sessions, they come to one of them in the ordinary way, and need places of other pools alone. */
function arrivingAt({ pools, startsAt }: CommunityEvent, { size: people, need, nonce, sessions }: Asked): Arriving {
  const keys = need === 'both' ? ['morning', 'evening'] : [need === 'none' ? 'morning' : need];
  const isOfSession = pools.some(({ ofSession }) => ofSession);
  const needs = pools.length > 0 && !isOfSession ? keys.map((pool) => ({ pool, count: 1 })) : [];
  const session = sessions?.find(({ key }) => key === keys[0]);
  return {
    ...{ id: `c-${nonce}`, nonce, gate: 'north', people, needs, way: 'walk-in', by: 'staff' },
    ...{ at: session?.startsAt ?? startsAt, ...(session && { session: session.key }) },
  };
}
