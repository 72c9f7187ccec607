import { FeedbackNotOpen, NotAnAttendee } from '@linli/contracts/events';
import * as fc from 'fast-check';
import { aCommunityEvent, hours } from '../testing/builders';
import { Feedback, say } from './feedback';
import { summaryOf } from './ratings';

const at = (hour: number) => new Date(hours(hour));
const there = { hasPlace: true, came: false, gatesUsed: false };
const saying = (hour: number, given: Partial<Parameters<typeof say>[2]> = {}) => ({
  ...{ id: 'f1', personId: 'p1', presence: there, before: undefined, now: at(hour), ...given },
});
const over = aCommunityEvent({ status: 'finished' });
const said = { eventId: 'e1', rating: 4, comment: '  很好  ' };

describe('what somebody says of an event', () => {
  it('is a rating and words without blanks around them', () => {
    expect(say(over, said, saying(203))).toEqual({
      ...{ _id: 'f1', eventId: 'e1', personId: 'p1', rating: 4, comment: '很好', hasComment: true },
      ...{ givenAt: at(203), changedAt: at(203) },
    });
    expect(say(over, { ...said, comment: '   ' }, saying(203))).not.toHaveProperty('comment');
  });

  it('is said anew in its place, and remembers when it was said first', () => {
    const before: Feedback = say(over, said, saying(203));
    const again = say(over, { eventId: 'e1', rating: 2 }, saying(300, { id: 'f2', before }));
    expect(again).toMatchObject({ _id: 'f1', rating: 2, hasComment: false, givenAt: at(203), changedAt: at(300) });
  });

  it('is heard from the end for fourteen days, of what has taken place', () => {
    for (const hour of [202, 203 + 14 * 24]) expect(() => say(over, said, saying(hour))).toThrow(FeedbackNotOpen);
    for (const status of ['published', 'finished', 'archived'] as const)
      expect(say(aCommunityEvent({ status }), said, saying(203 + 14 * 24 - 1))).toMatchObject({ rating: 4 });
    const reason = { zh: '暴雨', en: 'Rain' };
    for (const off of [
      { status: 'cancelled' },
      { status: 'archived', reason },
      { status: 'postponed' },
      { status: 'draft' },
    ] as const)
      expect(() => say(aCommunityEvent(off), said, saying(203))).toThrow(FeedbackNotOpen);
  });

  it.each([
    ['whoever came', { hasPlace: true, came: true, gatesUsed: true }, true],
    ['whoever had a place where nobody was checked in', there, true],
    ['nobody who did not come', { hasPlace: true, came: false, gatesUsed: true }, false],
    ['nobody without a place', { hasPlace: false, came: false, gatesUsed: false }, false],
  ])('is heard of %s', (_who, presence, isHeard) => {
    const speak = () => say(over, said, saying(203, { presence }));
    if (isHeard) expect(speak()).toMatchObject({ rating: 4 });
    else expect(speak).toThrow(NotAnAttendee);
  });
});

it('the average is that of all ratings, and there is none of none', () => {
  const counts = fc.array(fc.nat(50), { minLength: 5, maxLength: 5 });
  const property = fc.property(counts, (of) => {
    const { count, average } = summaryOf(of.map((one, index) => ({ rating: index + 1, count: one })));
    const ratings = of.flatMap((one, index) => Array<number>(one).fill(index + 1));
    expect(count).toBe(ratings.length);
    if (count === 0) expect(average).toBeUndefined();
    else expect(Number(average)).toBeCloseTo(ratings.reduce((sum, one) => sum + one, 0) / count, 1);
  });
  return fc.assert(property);
});
