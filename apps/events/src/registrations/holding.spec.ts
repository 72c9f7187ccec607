import { DeclaredError } from '@linli/contracts';
import { HoldTimeUsed } from '@linli/contracts/events';
import * as fc from 'fast-check';
import { aParty, aRoll, take } from '../testing/a-roll';
import { aResident, NOON } from '../testing/builders';
import { register } from './admission';
import { heldMs, MOST_HOLDS } from './holding';
import { confirmHold, expire } from './offers';
import { Registration } from './registration';
import { Roll } from './roll';
import { withdraw } from './withdrawal';

const MINUTE = 60_000;
const DAY = 1_440;
const after = (minutes: number): Date => new Date(NOON.getTime() + minutes * MINUTE);

/** Somebody who asks for a hold, or gives it back, or takes the place, while the clock goes on. */
class Holder {
  readonly roll: Roll = aRoll({ capacity: 1 });
  private minutes = 0;
  private asked = 0;

  get now(): Date {
    return after(this.minutes);
  }

  get active(): Registration | undefined {
    return this.roll.activeOf(aResident(1).id);
  }

  hold(): Registration {
    const held = this.roll.holdsOf(aResident(1).id);
    const id = `h${++this.asked}`;
    take(this.roll, register(this.roll, { ...aParty(1, 1, { hold: true, held }), id }, this.now));
    return this.roll.get(id);
  }

  /** What ends meanwhile ends then. */
  pass(minutes: number): this {
    const after = new Date(+this.now + minutes * MINUTE);
    const { expiresAt } = this.active ?? {};
    if (expiresAt && expiresAt <= after) take(this.roll, expire(this.roll, this.roll.due(expiresAt), expiresAt));
    this.minutes += minutes;
    return this;
  }

  give(): this {
    if (this.active) take(this.roll, withdraw(this.roll, this.active, this.now));
    return this;
  }

  confirm(): this {
    if (this.active?.status === 'held') take(this.roll, confirmHold(this.roll, this.active, this.now));
    return this;
  }
}

describe('a hold', () => {
  it('can be had three times in full within a day, and then not before a day has passed', () => {
    const holder = new Holder();
    for (const _time of [1, 2, 3]) {
      expect(holder.hold().expiresAt).toEqual(new Date(+holder.now + 10 * MINUTE));
      holder.pass(10);
    }
    expect(() => holder.hold()).toThrow(HoldTimeUsed);
    expect(() => holder.hold()).toThrow(
      expect.objectContaining({ fields: [{ pointer: '#/hold', rule: HoldTimeUsed.code, params: { minutes: 30 } }] }),
    );
    holder.pass(DAY - 30);
    expect(() => holder.hold()).toThrow(HoldTimeUsed);
    holder.pass(10);
    expect(holder.hold().status).toBe('held');
  });

  it('that is given back counts for as long as it was, and the last is for what is left', () => {
    const holder = new Holder();
    for (const _time of [1, 2, 3, 4]) {
      holder.hold();
      holder.pass(6).give();
    }
    expect(holder.hold().expiresAt).toEqual(new Date(+holder.now + 6 * MINUTE));
    holder.pass(6);
    expect(() => holder.hold()).toThrow(HoldTimeUsed);
  });

  it('that becomes a registration counts until then; who registers without one is not refused', () => {
    const holder = new Holder();
    for (const _time of [1, 2, 3]) {
      holder.hold();
      holder.pass(9).confirm().give();
    }
    expect(heldMs(holder.roll.holdsOf(aResident(1).id), NOON, holder.now)).toBe(27 * MINUTE);
    holder.hold();
    holder.pass(3);
    expect(() => holder.hold()).toThrow(HoldTimeUsed);
    take(holder.roll, register(holder.roll, { ...aParty(1), id: 'own' }, holder.now));
    expect(holder.roll.get('own').status).toBe('confirmed');
  });

  it('of others counts for nobody else', () => {
    const holder = new Holder();
    for (const _time of [1, 2, 3]) {
      holder.hold();
      holder.pass(10);
    }
    const other = { ...aParty(2, 1, { hold: true, held: holder.roll.holdsOf(aResident(2).id) }), id: 'other' };
    take(holder.roll, register(holder.roll, other, holder.now));
    expect(holder.roll.get('other').status).toBe('held');
  });

  it('in any history keeps a place for one person for half an hour of any day at most', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('hold' as const) }),
      fc.record({ do: fc.constantFrom('give', 'confirm' as const) }),
      fc.record({
        do: fc.constant('pass' as const),
        minutes: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 60, max: 1_500 })),
      }),
    );
    return fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (history) => {
        const holder = new Holder();
        for (const one of history) {
          if (one.do === 'pass') holder.pass(one.minutes);
          else if (one.do !== 'hold') holder[one.do]();
          else if (!holder.active) holdIfAllowed(holder);
          const held = heldMs(holder.roll.holdsOf(aResident(1).id), new Date(+holder.now - DAY * MINUTE), holder.now);
          expect(held).toBeLessThanOrEqual(MOST_HOLDS * 10 * MINUTE);
        }
      }),
      { numRuns: 200 },
    );
  });
});

function holdIfAllowed(holder: Holder): void {
  try {
    holder.hold();
  } catch (error) {
    if (!(error instanceof DeclaredError)) throw error;
  }
}
