import { countLine, exitCodeOf, sumOf } from './counts.mjs';

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
});
