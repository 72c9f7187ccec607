import { NotAwaitingApproval, NotWaiting, PoolInUse, PoolNamedTwice } from '@linli/contracts/events';
import { USUAL_SIGN_UP_RULES } from '../community-events/community-event';
import { aParty, aRoll, enter, take } from '../testing/a-roll';
import { anOrganiser, NOON } from '../testing/builders';
import { approve, prioritise, reject } from './approval';
import { changeCapacity, setPools, setSignUpRules } from './capacity';
import { Roll } from './roll';
import { end, leave, withdraw } from './withdrawal';

const by = { actor: anOrganiser(), now: NOON };
const words = { zh: '原因', en: 'reason' };

/** An event of that size with parties of those sizes, r1, r2 …, in order of arrival. */
function aQueue(capacity: number, sizes: readonly number[], rules: Partial<typeof USUAL_SIGN_UP_RULES> = {}): Roll {
  const roll = aRoll({ capacity, signUpRules: { ...USUAL_SIGN_UP_RULES, ...rules } });
  for (const [at, size] of sizes.entries()) enter(roll, aParty(at + 1, size));
  return roll;
}

/** An event with two places for adults and two for children. */
const withPools = (capacity: number, rules: Partial<typeof USUAL_SIGN_UP_RULES> = {}): Roll =>
  aRoll({
    ...{ capacity, signUpRules: { ...USUAL_SIGN_UP_RULES, ...rules } },
    pools: ['adults', 'children'].map((key) => ({ key, title: words, capacity: 2, taken: 0 })),
  });

const needing = (pool: string, count: number) => ({ needs: [{ pool, count }] });

/** An adult and a child have places; two adults wait, and behind them two children. */
const TWO_BEHIND_ONE_EACH = [
  [1, 1, 'adults'],
  [2, 1, 'children'],
  [3, 2, 'adults'],
  [4, 1, 'children'],
  [5, 1, 'children'],
] as const;

const leaves = (roll: Roll, id: string) => take(roll, withdraw(roll, roll.get(id), NOON));

describe('when somebody withdraws', () => {
  it('the first of the waiting list moves up when it fits, for a reason that is kept', () => {
    const roll = aQueue(2, [2, 2, 1]);
    expect(leaves(roll, 'r1')).toEqual({ r1: 'cancelled', r2: 'confirmed' });
    expect(roll.get('r2').moves.at(-1)).toEqual({ to: 'confirmed', reason: 'place-became-free', at: NOON });
    expect(roll.communityEvent).toMatchObject({ placesTaken: 2, peopleWaiting: 1 });
  });

  it('nobody moves past a first party that does not fit yet', () => {
    const roll = aQueue(2, [1, 1, 2, 1]);
    expect(leaves(roll, 'r1')).toEqual({ r1: 'cancelled' });
    expect(roll.communityEvent).toMatchObject({ placesTaken: 1, peopleWaiting: 3 });
  });

  it('the next moves up when the party in front gives up waiting', () => {
    const roll = aQueue(2, [1, 2, 1]);
    expect(take(roll, leave(roll, roll.get('r2'), NOON))).toEqual({ r2: 'cancelled', r3: 'confirmed' });
  });

  it('nothing changes the second time, and who has a place cannot leave the list', () => {
    const roll = aQueue(1, [1, 1]);
    expect(() => leave(roll, roll.get('r1'), NOON)).toThrow(NotWaiting);
    leaves(roll, 'r1');
    expect(leaves(roll, 'r1')).toEqual({});
    expect(roll.communityEvent).toMatchObject({ placesTaken: 1, peopleWaiting: 0 });
  });
});

describe('under best fit', () => {
  it('a party that does not fit is passed so many times, each of which is counted, and no more', () => {
    const roll = aQueue(3, [1, 1, 1, 3, 1, 1, 1], { waitingPolicy: 'best-fit', mostSkips: 2 });
    expect(leaves(roll, 'r1')).toEqual({ r1: 'cancelled', r5: 'confirmed', r4: 'waiting' });
    expect(roll.get('r5').moves.at(-1)).toMatchObject({ reason: 'passed-larger-party' });
    expect(leaves(roll, 'r2')).toEqual({ r2: 'cancelled', r6: 'confirmed', r4: 'waiting' });
    expect(roll.get('r4').skips).toBe(2);
    expect(leaves(roll, 'r3')).toEqual({ r3: 'cancelled' });
    leaves(roll, 'r5');
    expect(leaves(roll, 'r6')).toEqual({ r6: 'cancelled', r4: 'confirmed' });
  });

  it('somebody new who fits may pass, too', () => {
    const roll = aQueue(3, [2, 2], { waitingPolicy: 'best-fit', mostSkips: 1 });
    expect(enter(roll, aParty(3, 1)).status).toBe('confirmed');
    expect(roll.get('r2').skips).toBe(1);
  });

  it('whoever takes a place of the event that the first lacks has passed it, whatever pool they need', () => {
    const roll = withPools(2, { waitingPolicy: 'best-fit', mostSkips: 1 });
    for (const [number, size, pool] of TWO_BEHIND_ONE_EACH) enter(roll, aParty(number, size, needing(pool, size)));
    expect(leaves(roll, 'r2')).toEqual({ r2: 'cancelled', r4: 'confirmed', r3: 'waiting' });
    expect(roll.get('r3').skips).toBe(1);
    expect(leaves(roll, 'r4')).toEqual({ r4: 'cancelled' });
    expect(leaves(roll, 'r1')).toEqual({ r1: 'cancelled', r3: 'confirmed' });
  });

  it('whoever takes places that the first does not wait for has not', () => {
    const roll = withPools(6, { waitingPolicy: 'best-fit', mostSkips: 0 });
    enter(roll, aParty(1, 2, needing('adults', 2)));
    expect(enter(roll, aParty(2, 1, needing('adults', 1))).status).toBe('waiting');
    expect(enter(roll, aParty(3, 2, needing('children', 2))).status).toBe('confirmed');
    expect(roll.get('r2').skips).toBe(0);
  });
});

describe('whoever waits for a pool of an event that has room', () => {
  it('is not passed any more once the event has none for them, also by several who move up at once', () => {
    const roll = withPools(6);
    enter(roll, aParty(1, 2, needing('adults', 2)));
    enter(roll, aParty(2, 2, needing('adults', 2)));
    take(roll, changeCapacity(roll, 2, by));
    for (const number of [3, 4, 5]) enter(roll, aParty(number, 1, needing('children', 1)));
    const children = { key: 'children', title: words, capacity: 3 };
    take(roll, setPools(roll, [{ key: 'adults', title: words, capacity: 2 }, children], by));
    expect(take(roll, changeCapacity(roll, 5, by))).toEqual({ r3: 'confirmed', r4: 'confirmed' });
  });
});

describe('capacity', () => {
  it('that rises lets those move up who fit, in order', () => {
    const roll = aQueue(2, [2, 1, 2, 1]);
    expect(take(roll, changeCapacity(roll, 4, by))).toEqual({ r2: 'confirmed' });
    expect(take(roll, changeCapacity(roll, 6, by))).toEqual({ r3: 'confirmed', r4: 'confirmed' });
  });

  it('that is cut throws nobody out, and nobody moves up until there is room', () => {
    const roll = aQueue(3, [1, 1, 1, 1]);
    expect(take(roll, changeCapacity(roll, 1, by))).toEqual({});
    expect(roll.communityEvent).toMatchObject({ capacity: 1, placesTaken: 3 });
    for (const id of ['r1', 'r2']) expect(leaves(roll, id)).toEqual({ [id]: 'cancelled' });
    expect(leaves(roll, 'r3')).toEqual({ r3: 'cancelled', r4: 'confirmed' });
  });

  it('that is cut below a party that waits keeps nobody behind it waiting', () => {
    const roll = aQueue(4, [2, 2, 3, 1]);
    take(roll, changeCapacity(roll, 2, by));
    leaves(roll, 'r1');
    expect(leaves(roll, 'r2')).toEqual({ r2: 'cancelled', r4: 'confirmed' });
  });

  it('of a pool may change, its name may not go while somebody needs it', () => {
    const roll = aRoll();
    const children = { key: 'children', title: words, capacity: 1 };
    take(roll, setPools(roll, [children], by));
    for (const number of [1, 2]) enter(roll, aParty(number, 1, { needs: [{ pool: 'children', count: 1 }] }));
    expect(() => setPools(roll, [], by)).toThrow(PoolInUse);
    expect(() => setPools(roll, [children, children], by)).toThrow(PoolNamedTwice);
    expect(take(roll, setPools(roll, [{ ...children, capacity: 2 }], by))).toEqual({ r2: 'confirmed' });
    expect(roll.communityEvent.pools).toMatchObject([{ key: 'children', capacity: 2, taken: 2 }]);
  });

  it('rules that change leave the others as they are', () => {
    const roll = aRoll();
    take(roll, setSignUpRules(roll, { waitingPolicy: 'best-fit' }, by));
    expect(roll.communityEvent.signUpRules).toEqual({ ...USUAL_SIGN_UP_RULES, waitingPolicy: 'best-fit' });
  });
});

describe('the organiser', () => {
  it('moves a party in the line, for a reason that is kept', () => {
    const roll = aQueue(1, [1, 1, 1]);
    take(roll, prioritise(roll, roll.get('r3'), { now: NOON, words, priority: 5 }));
    expect(roll.waiting.map(({ _id }) => _id)).toEqual(['r3', 'r2']);
    expect(roll.get('r3').moves.at(-1)).toMatchObject({ reason: 'priority-changed', words });
    expect(leaves(roll, 'r1')).toEqual({ r1: 'cancelled', r3: 'confirmed' });
  });

  it('approves or turns down, and the places of those turned down go to the next', () => {
    const roll = aQueue(2, [1, 1, 1], { approval: true });
    expect(take(roll, approve(roll, roll.get('r1'), NOON))).toEqual({ r1: 'confirmed' });
    expect(take(roll, reject(roll, roll.get('r2'), { now: NOON, words }))).toEqual({ r2: 'rejected', r3: 'pending' });
    expect(() => reject(roll, roll.get('r1'), { now: NOON, words })).toThrow(NotAwaitingApproval);
    expect(take(roll, approve(roll, roll.get('r1'), NOON))).toEqual({});
  });
});

describe('the registrations for an event that is off', () => {
  it('end, and count no more', () => {
    const roll = aQueue(1, [1, 1]);
    expect(
      take(
        roll,
        end(
          roll,
          roll.someActive(10, () => true),
          NOON,
        ),
      ),
    ).toEqual({ r1: 'cancelled', r2: 'cancelled' });
    expect(roll.communityEvent).toMatchObject({ placesTaken: 0, peopleWaiting: 0 });
    expect(roll.someActive(10, () => true)).toEqual([]);
  });
});
