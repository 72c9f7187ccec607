import { Arriving } from '../check-in/arrive';
import { CheckIn } from '../check-in/check-in';
import { Door } from '../check-in/door';
import { WalkInGate } from '../check-in/walk-in-gate';
import { CommunityEvent } from '../community-events/community-event';
import { Roll } from '../registrations/roll';
import { Need, Step } from './sign-up-steps';

type Coming = Extract<Step, { do: 'walk-in' }>;

/** The doors of an event, and a store of what has passed them: written when the sitting is, as the roll is. */
export class WalkInDoors {
  readonly checkIns = new Map<string, CheckIn>();
  readonly doors = new Map<string, Door>();

  /** What is answered: the id of the check-in, the same for a nonce that comes again. Whenever it is, the doors are open. */
  come(roll: Roll, { size, need, anyway }: Coming, nonce: string): string {
    const gate = this.gate(roll);
    const arriving = arrivingAt(roll.communityEvent, { size, need, nonce });
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

  /** How many people are inside without a registration. */
  get inside(): number {
    const accepted = [...this.checkIns.values()].filter(({ status }) => status === 'accepted');
    return accepted.reduce((sum, { people }) => sum + people, 0);
  }

  private gate(roll: Roll): WalkInGate {
    return new WalkInGate(roll, { checkIns: this.checkIns, doors: this.doors, came: new Map() });
  }
}

interface Asked {
  readonly size: number;
  readonly need: Need;
  readonly nonce: string;
}

function arrivingAt({ pools, startsAt }: CommunityEvent, { size: people, need, nonce }: Asked): Arriving {
  const keys = need === 'both' ? ['morning', 'evening'] : [need === 'none' ? 'morning' : need];
  const needs = pools.length > 0 ? keys.map((pool) => ({ pool, count: 1 })) : [];
  return { ...{ id: `c-${nonce}`, nonce, gate: 'north', people, needs }, way: 'walk-in', at: startsAt, by: 'staff' };
}
