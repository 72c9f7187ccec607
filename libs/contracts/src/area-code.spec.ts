import fc from 'fast-check';
import { plainCode } from './area-code';

describe('the code of an area', () => {
  it.each([
    ['510100000000', '5101'],
    ['510100', '5101'],
    ['510108000000', '510108'],
    ['510108013000', '510108013'],
    ['510108000', '510108'],
    ['510108903901', '510108903901'],
    ['5101089039010', '5101089039010'],
    ['510108903000000', '510108903000000'],
    ['5100', '5100'],
    ['northern000', 'northern000'],
  ])('%s of a national table is %s', (filled, plain) => expect(plainCode(filled)).toBe(plain));

  it('is plain once and for all, and begins as it was written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{4}(\d\d|00)?(\d{3}|000)?(\d{3}|000)?\d{0,3}$/), (code) => {
        const plain = plainCode(code);
        expect(plainCode(plain)).toBe(plain);
        expect(code.startsWith(plain) && /^0*$/.test(code.slice(plain.length))).toBe(true);
        expect(plain.length).toBeGreaterThanOrEqual(4);
      }),
    );
  });
});
