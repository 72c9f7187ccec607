import { aChange, anOccasion, inHours } from '../testing/builders';
import { changesNewTo, merged, movesReminders } from './occasion';

const second = anOccasion({ revision: 2 });
const third = { ...anOccasion({ revision: 3, at: inHours(300), changes: [aChange(3)] }) };
const fourth = { ...anOccasion({ revision: 4, on: false, changes: [aChange(4)] }) };

describe('two snapshots of one occasion', () => {
  it('come to the one with the higher revision, in whatever order they are told', () => {
    const orders = [
      [second, third, fourth],
      [fourth, third, second],
      [third, fourth, third],
      [second, fourth, second, third],
    ];
    const ends = orders.map((order) => order.slice(1).reduce((known, told) => merged(known, told), order[0]!));
    for (const end of ends) expect(end).toMatchObject({ revision: 4, on: false, changes: [{ revision: 3 }, { revision: 4 }] });
  });

  it('leave what is known when nothing newer is told', () => {
    expect(merged(third, second)).toEqual(third);
    expect(merged(undefined, second)).toBe(second);
  });

  it('keep each change once, and the latest 50', () => {
    expect(changesNewTo(third, third)).toEqual([]);
    const often = anOccasion({ revision: 60, changes: Array.from({ length: 60 }, (_, at) => aChange(at + 1)) });
    expect(merged(second, often).changes.map(({ revision }) => revision)).toEqual(Array.from({ length: 50 }, (_, at) => at + 11));
  });
});

describe('reminders', () => {
  it('move when the time does, or when the occasion is off', () => {
    expect(movesReminders(second, { ...second, revision: 3 })).toBe(false);
    expect(movesReminders(second, { ...second, at: inHours(201) })).toBe(true);
    expect(movesReminders(second, { ...second, on: false })).toBe(true);
  });
});
