import fc from 'fast-check';
import { SortedRun } from './sorted-run';

describe('a sorted run', () => {
  it('gives all that was added, in order, as many as are asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'binary' }))), fc.integer({ min: 1, max: 9 }), (lots, count) => {
        const run = new SortedRun();
        for (const lot of lots) run.add([...lot]);
        const all = lots.flat().sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        expect([run.isOpen, run.size]).toEqual([true, all.length]);
        run.close();
        const taken: string[] = [];
        while (run.size) taken.push(...run.take(count));
        expect([run.isOpen, taken]).toEqual([false, all]);
      }),
    );
  });
});
