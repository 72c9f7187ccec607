import { countLine, exitCodeOf, failureLines, sumOf, withSecondTry } from './counts.mjs';

describe('the counts of a test run', () => {
  it('are one plain line', () => {
    expect(countLine({ passed: 3, failed: 1 })).toBe('3 passed, 1 failed');
    expect(countLine({ passed: 3, failed: 0, skipped: 2 })).toBe('3 passed, 0 failed, 2 skipped');
    expect(countLine({})).toBe('0 passed, 0 failed');
  });

  it('of several runs are added up', () => {
    expect(sumOf([{ passed: 3, failed: 1, skipped: 1 }, { passed: 2 }, {}])).toEqual({ passed: 5, failed: 1, skipped: 1 });
  });

  it('decide about success together with the runner', () => {
    jest.spyOn(console, 'error').mockImplementation();
    expect(exitCodeOf(0, { passed: 1, failed: 0 })).toBe(0);
    expect(exitCodeOf(0, { passed: 1, failed: 1 })).toBe(1);
    expect(exitCodeOf(0, {})).toBe(1);
    expect(exitCodeOf(3, { passed: 1, failed: 0 })).toBe(3);
  });

  describe('with a second try of what failed', () => {
    const shaky = { file: 'a.spec.ts', passed: 4, failed: 1, skipped: 1, tests: ['a holds'] };
    const broken = { file: 'b.spec.ts', passed: 0, failed: 1, skipped: 0, tests: [] };
    const first = { passed: 10, failed: 2, skipped: 1, failures: [shaky, broken] };
    const both = withSecondTry(first, { passed: 5, failed: 1, skipped: 1, failures: [broken] });

    it('count those files as they ended', () => {
      expect(both).toMatchObject({ passed: 11, failed: 1, skipped: 1 });
    });

    it('name what failed, and what passed the second time only', () => {
      expect(failureLines(both)).toEqual([
        'FAILED: b.spec.ts: the file could not be run',
        'UNSTEADY, passed at the second try: a.spec.ts: a holds',
      ]);
      expect(failureLines({})).toEqual([]);
    });
  });
});
