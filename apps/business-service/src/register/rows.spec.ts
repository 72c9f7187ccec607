import { OutsideOwnArea } from '@linli/contracts';
import { areNew, enteredRows, rowResults } from './rows';

describe('the rows of a table', () => {
  const enter = (row: string): { _id: string } => {
    if (row === 'far') throw new OutsideOwnArea();
    if (row === 'broken') throw new Error('broken');
    return { _id: row };
  };

  it('are entered one by one: an error keeps out its own row only, and the results stand in the order of the rows', () => {
    const rows = enteredRows(['a', 'far', 'b', 'a'], enter);
    const added = areNew(
      rows.flatMap(({ entry }) => entry ?? []),
      new Set(['b']),
    );
    expect(rowResults(rows, added)).toEqual([
      { outcome: 'added' },
      { outcome: 'refused', error: OutsideOwnArea.code },
      { outcome: 'present' },
      { outcome: 'present' },
    ]);
  });

  it('do not hide what is no declared error', () => {
    expect(() => enteredRows(['broken'], enter)).toThrow('broken');
  });
});
