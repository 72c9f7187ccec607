import fc from 'fast-check';
import { aChange, aParticipation } from '../testing/builders';
import { isConcernedBy, isSparedFrom, Participation, Step, stepped, takesPart, unknown } from './participation';

const step = (does: Step['does']): Step => ({ participationId: 'p1', personId: 'resident-1', does });
type Taken = readonly [does: Step['does'], revision: number];

const lived = (steps: readonly Taken[]): Participation =>
  steps.reduce((before, [does, revision]) => stepped(before, step(does), revision), unknown(step('enters'), 'e1'));

describe('a participation', () => {
  it.each<[string, Taken[], boolean]>([
    ['confirmed', [['enters', 2]], true],
    ['waiting', [['waits', 2]], false],
    [
      'promoted',
      [
        ['waits', 2],
        ['moves-up', 2],
      ],
      true,
    ],
    [
      'cancelled',
      [
        ['enters', 2],
        ['leaves', 2],
      ],
      false,
    ],
    [
      'waiting and cancelled',
      [
        ['waits', 2],
        ['leaves', 2],
      ],
      false,
    ],
    [
      'withdrawn and signed up again',
      [
        ['enters', 1],
        ['leaves', 1],
        ['enters', 1],
      ],
      true,
    ],
  ])('that is %s comes out the same in every order', (_case, history, takingPart) => {
    const shuffled = fc.shuffledSubarray(history, { minLength: history.length, maxLength: history.length });
    fc.assert(fc.property(shuffled, (order) => expect(lived(order)).toEqual(lived(history))));
    expect(takesPart(lived(history))).toBe(takingPart);
  });

  it('leaves nothing behind when it is known to be over before it is known to have begun', () => {
    expect(takesPart(lived([['leaves', 2]]))).toBe(false);
    expect(
      takesPart(
        lived([
          ['leaves', 2],
          ['enters', 2],
        ]),
      ),
    ).toBe(false);
  });

  it('is concerned by what changes after it began and before it ended', () => {
    const left = aParticipation({ since: 2, left: 1, until: 4 });
    expect([2, 3, 4, 5].map((revision) => isConcernedBy(left, aChange(revision)))).toEqual([false, true, true, false]);
    expect([4, 5].map((revision) => isSparedFrom(left, aChange(revision)))).toEqual([false, true]);
    expect(isConcernedBy(aParticipation({ since: 2 }), aChange(9))).toBe(true);
    expect(isConcernedBy(lived([['leaves', 4]]), aChange(3))).toBe(false);
  });
});
