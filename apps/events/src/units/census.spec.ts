import { NOON } from '../testing/builders';
import { Census, told } from './census';

const at = (after?: string): Census => ({ _id: 'units', ...(after !== undefined && { after }) });

describe('the census of units', () => {
  it('goes on from the last unit that was told of, and ends where there are no more', () => {
    expect(told(at(), 'b', NOON)).toEqual(at('b'));
    expect(told(at('b'), 'c', NOON)).toEqual(at('c'));
    expect(told(at('c'), undefined, NOON)).toEqual({ _id: 'units', doneAt: NOON });
  });

  it('stays as it is when it hears the same again, something older, or anything once it is done', () => {
    const [there, done] = [at('c'), { ...at(), doneAt: NOON }];
    for (const next of ['c', 'b']) expect(told(there, next, NOON)).toBe(there);
    for (const next of ['d', undefined]) expect(told(done, next, NOON)).toBe(done);
  });
});
