import * as fc from 'fast-check';
import { CommunityEvent, USUAL_SIGN_UP_RULES } from '../community-events/community-event';
import { aParty, aRoll, enter, take } from '../testing/a-roll';
import { hours, NOON } from '../testing/builders';
import { STARTS } from '../testing/sign-up-programme';
import { reduce } from './reduction';
import { Roll } from './roll';
import { roomUntil } from './sign-up-window';
import { withdraw } from './withdrawal';

const title = { zh: '场次', en: 'Session' };
const KEYS = ['morning', 'evening'] as const;
const needs = (...pools: string[]) => ({ needs: pools.map((pool) => ({ pool, count: 1 })) });

/** Two sessions with so many places each. */
const aProgramme = (capacity: number, given: Partial<CommunityEvent> = {}): Roll =>
  aRoll({
    ...{ capacity: 2 * capacity, startsAt: new Date(STARTS.morning), endsAt: new Date(hours(50)) },
    signUpClosesAt: new Date(STARTS.evening),
    pools: KEYS.map((key) => ({ key, title, capacity, taken: 0, ofSession: true, startsAt: STARTS[key] })),
    programme: {
      ...{ enrolment: 'session', sessions: 2, version: 1, startsAt: STARTS.morning, endsAt: hours(50) },
      lastStartsAt: STARTS.evening,
    },
    ...given,
  });

const until = (roll: Roll): string | undefined => roomUntil(roll.communityEvent)?.toISOString();

describe('whether whoever comes next to a programme by sessions gets a place', () => {
  it('they do where others wait for another session alone', () => {
    const roll = aProgramme(1);
    enter(roll, aParty(1, 1, needs('morning')));
    enter(roll, aParty(2, 1, needs('morning')));
    expect(until(roll)).toBe(STARTS.evening);
    expect(enter(roll, aParty(3, 1, needs('evening'))).status).toBe('confirmed');
  });

  it('they do not where the free place is kept for somebody who waits for both, until those give up', () => {
    const roll = aProgramme(1);
    enter(roll, aParty(1, 1, needs('morning')));
    enter(roll, aParty(2, 1, needs('morning', 'evening')));
    expect(until(roll)).toBeUndefined();
    take(roll, withdraw(roll, roll.get('r2'), NOON));
    expect(until(roll)).toBe(STARTS.evening);
  });

  it('they do under best fit, as long as those who wait may be passed', () => {
    const roll = aProgramme(2, { signUpRules: { ...USUAL_SIGN_UP_RULES, waitingPolicy: 'best-fit', mostSkips: 1 } });
    for (const number of [1, 2]) enter(roll, aParty(number, 1, needs('morning')));
    enter(roll, aParty(3, 1, needs('morning', 'evening')));
    expect(until(roll)).toBe(STARTS.evening);
    expect(enter(roll, aParty(4, 1, needs('evening'))).status).toBe('confirmed');
    expect(until(roll)).toBeUndefined();
    expect(enter(roll, aParty(5, 1, needs('evening'))).status).toBe('waiting');
  });

  it('is told as it is after any history', () => {
    const coming = fc.record({
      size: fc.integer({ min: 1, max: 3 }),
      of: fc.subarray([...KEYS], { minLength: 1 }),
      isLighter: fc.boolean(),
    });
    return fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 3, arbitrary: coming }, fc.nat(20)), { maxLength: 25 }),
        fc.constantFrom('strict-order', 'best-fit' as const),
        (history, waitingPolicy) => {
          const roll = aProgramme(3, { signUpRules: { ...USUAL_SIGN_UP_RULES, waitingPolicy, mostSkips: 2 } });
          for (const [at, step] of history.entries()) {
            const some = typeof step === 'number' ? roll.everybody()[step] : undefined;
            if (some?.active)
              take(
                roll,
                step === 20
                  ? reduce(roll, some, { partySize: some.partySize, needs: some.needs, now: NOON })
                  : withdraw(roll, some, NOON),
              );
            if (typeof step === 'number') continue;
            const count = step.isLighter ? 1 : step.size;
            enter(roll, aParty(at + 1, step.size, { needs: step.of.map((pool) => ({ pool, count })) }));
          }
          expect(until(roll)).toBe(asTried(roll));
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Until when somebody who comes now gets a place of one of the sessions: each is tried on a roll of its own. */
function asTried(roll: Roll): string | undefined {
  const open = KEYS.filter((key) => {
    const own = new Roll(roll.communityEvent, roll.everybody());
    return enter(own, { ...aParty(900, 1, needs(key)), id: 'next' }).status === 'confirmed';
  });
  return open.map((key) => STARTS[key]).at(-1);
}
