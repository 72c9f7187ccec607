import { CommunityEventSnapshot } from '@linli/contracts/events';
import { EventIsOff } from '@linli/contracts/volunteers';
import * as fc from 'fast-check';
import { aCommunityEvent, aSnapshot, hours, inHours, NOON } from '../testing/builders';
import { assertOn, CommunityEvent, KnownStatus, learn } from './community-event';

describe('what is known of an event', () => {
  it('begins with the first fact that arrives, whichever it is', () => {
    expect(learn(undefined, aSnapshot({ revision: 3 }), 'cancelled')).toMatchObject({
      revision: 3,
      status: 'cancelled',
      shifts: 0,
    });
  });

  it('follows newer facts and keeps the count of its shifts', () => {
    const known = aCommunityEvent({ revision: 2, shifts: 4 });
    const later = learn(known, aSnapshot({ revision: 3, startsAt: hours(300) }), 'published');
    expect(later).toMatchObject({ revision: 3, startsAt: inHours(300), shifts: 4 });
  });

  it('begins by as much later as what was to come of it was moved, whichever fact of it is missed', () => {
    const moved = learn(
      aCommunityEvent({ revision: 2 }),
      aSnapshot({ revision: 4, startsAt: hours(200), movedOnMs: 3_600_000 }),
      'published',
    );
    expect(moved.startsAt).toEqual(inHours(201));
  });

  it('stays the very same when a fact is as old or older', () => {
    const known = aCommunityEvent({ revision: 3 });
    expect(learn(known, aSnapshot({ revision: 3 }), 'cancelled')).toBe(known);
    expect(learn(known, aSnapshot({ revision: 2 }), 'cancelled')).toBe(known);
  });

  it('is the same after any order and repetition of the facts as after the ordered run', () => {
    const facts: [CommunityEventSnapshot, KnownStatus][] = [
      [aSnapshot({ revision: 2 }), 'published'],
      [aSnapshot({ revision: 3, startsAt: hours(210), endsAt: hours(213) }), 'published'],
      [aSnapshot({ revision: 4, startsAt: hours(190), endsAt: hours(193) }), 'published'],
      [aSnapshot({ revision: 5, startsAt: hours(190), endsAt: hours(193) }), 'cancelled'],
    ];
    const run = (order: typeof facts) =>
      order.reduce<CommunityEvent | undefined>((known, [snapshot, status]) => learn(known, snapshot, status), undefined);
    const repeated = fc.array(fc.constantFrom(...facts), { maxLength: 8 });
    const orders = repeated.chain((more) => fc.shuffledSubarray([...facts, ...more], { minLength: facts.length + more.length }));
    return fc.assert(fc.property(orders, (order) => expect(run(order)).toEqual(run(facts))));
  });
});

describe('an event', () => {
  it('is on until it ends or is cancelled', () => {
    expect(() => assertOn(aCommunityEvent({ endsAt: inHours(1) }), NOON)).not.toThrow();
    expect(() => assertOn(aCommunityEvent({ endsAt: NOON }), NOON)).toThrow(EventIsOff);
    expect(() => assertOn(aCommunityEvent({ status: 'cancelled' }), NOON)).toThrow(EventIsOff);
  });
});
