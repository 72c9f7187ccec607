import fc from 'fast-check';
import { STOPS, stopsNamed } from '../testing/stops';
import { boardingsOf, Party, peopleOf } from './boarding';

const keys = STOPS.map(({ key }) => key);
const aKey = fc.constantFrom(...keys, 'nowhere');
const aRide = fc.record({ on: aKey, off: aKey });
const parties = fc.array(fc.record({ people: fc.integer({ min: 1, max: 6 }), ride: fc.option(aRide, { nil: undefined }) }), {
  maxLength: 60,
});
const someStops = fc.subarray(keys).map((some) => stopsNamed(...some));

const property = (holds: (result: ReturnType<typeof boardingsOf<Party>>, given: readonly Party[]) => void): void =>
  fc.assert(fc.property(someStops, parties, (stops, given) => holds(boardingsOf(stops, given), given)));

describe('who is on board', () => {
  it('is never fewer than nobody, nor more than ride at all', () => {
    property(({ stops, notChosen }, given) => {
      const riding = peopleOf(given) - peopleOf(notChosen);
      for (const { onBoard } of stops) expect(onBoard >= 0 && onBoard <= riding).toBe(true);
    });
  });

  it('is nobody after the last stop: whoever gets on gets off', () => {
    property(({ stops }) => {
      expect(stops.at(-1)?.onBoard ?? 0).toBe(0);
      const [on, off] = [stops.reduce((sum, one) => sum + one.on, 0), stops.reduce((sum, one) => sum + one.off, 0)];
      expect(on).toBe(off);
    });
  });

  it('is who was on board before, with who gets on, without who gets off', () => {
    property(({ stops }) => {
      for (const [at, { on, off, onBoard }] of stops.entries()) expect(onBoard).toBe((stops[at - 1]?.onBoard ?? 0) + on - off);
    });
  });

  it('leaves nobody out: each party gets on once and off once, or is among those who have not chosen', () => {
    property(({ stops, notChosen }, given) => {
      for (const party of given) {
        const times = (list: 'gettingOn' | 'gettingOff') => stops.filter((stop) => stop[list].includes(party)).length;
        const expected = notChosen.includes(party) ? 0 : 1;
        expect([times('gettingOn'), times('gettingOff')]).toEqual([expected, expected]);
      }
      for (const { gettingOn, on } of stops) expect(on).toBe(peopleOf(gettingOn));
    });
  });

  it('is known for one morning', () => {
    const [first, second, third] = [
      { people: 2, ride: { on: 'river-garden', off: 'school' } },
      { people: 1, ride: { on: 'library', off: 'market' } },
      { people: 3 },
    ];
    const { stops, notChosen } = boardingsOf(STOPS, [first, second, third] as Party[]);
    expect(stops.map(({ onBoard }) => onBoard)).toEqual([2, 3, 3, 2, 0]);
    expect(notChosen).toEqual([third]);
  });
});
