import { EditedMeanwhile } from '@linli/contracts';
import { assertCompared, assertExpected, expectedOf } from './expected';

describe('the revision that is expected of a thing', () => {
  it('is a number, and one that no thing has where it is none', () => {
    expect([expectedOf({}), expectedOf({ expected: '7' }), expectedOf({ expected: 'seven' })]).toEqual([
      undefined,
      7,
      Number.NaN,
    ]);
    expect(() => assertExpected({ expected: Number.NaN }, 7)).toThrow(EditedMeanwhile);
  });

  it('is the one that it has, or else the thing was edited meanwhile', () => {
    expect(() => assertExpected({ expected: 7 }, 8)).toThrow(EditedMeanwhile);
    expect(() => assertExpected({ expected: 7 }, 7)).not.toThrow();
    expect(() => assertExpected({}, 8)).not.toThrow();
  });

  it('is not taken for true where nobody has compared it', () => {
    const [compared, forgotten] = [{ expected: 7 }, { expected: 7 }];
    assertExpected(compared, 7);
    expect(() => assertCompared(compared, 'edit')).not.toThrow();
    expect(() => assertCompared({}, 'edit')).not.toThrow();
    expect(() => assertCompared(forgotten, 'edit')).toThrow('edit does not compare the expected revision.');
  });
});
