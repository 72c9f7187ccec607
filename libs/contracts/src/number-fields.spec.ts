import fc from 'fast-check';
import { FieldError } from './declared-error';
import { isIdentityNumber, normalIdentityNumber } from './identity-number';
import { MOBILE_NUMBER, normalMobileNumber } from './mobile-number';
import { IdentityNumber, MobileNumber, SocialCreditCode } from './number-fields';
import { InvalidInput } from './shared-errors';
import { isSocialCreditCode, normalSocialCreditCode } from './social-credit-code';
import { validated } from './validate';

class Person {
  @MobileNumber({ about: 'Phone', optional: true }) phone?: string;
  @IdentityNumber({ about: 'Identity', optional: true }) identity?: string;
  @SocialCreditCode({ about: 'Code', optional: true }) code?: string;
}

const DIGITS = '0123456789';
const CODE_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const charactersOf = (alphabet: string, length: number) =>
  fc.array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length }).map((characters) => characters.join(''));

/** With the only check character under which the rule holds. */
const completed = (start: string, ends: string, holds: (text: string) => boolean): string =>
  start + Array.from(ends).find((end) => holds(start + end));

const identityNumbers = fc
  .tuple(
    fc.constantFrom('110105', '510108', '810000', '931156'),
    fc.date({ min: new Date('1890-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
    charactersOf(DIGITS, 3),
  )
  .map(([area, born, sequence]) => `${area}${born.toISOString().slice(0, 10).replaceAll('-', '')}${sequence}`)
  .map((start) => completed(start, '0123456789X', isIdentityNumber));

const creditCodes = fc
  .tuple(charactersOf(CODE_CHARACTERS, 2), charactersOf(DIGITS, 6), charactersOf(CODE_CHARACTERS, 9))
  .map((parts) => completed(parts.join(''), CODE_CHARACTERS, isSocialCreditCode));

const replaced = (text: string, at: number, characters: string): string =>
  text.slice(0, at) + characters + text.slice(at + characters.length);

function expectSlipsNoticed(alphabet: string, text: string, holds: (text: string) => boolean): void {
  for (let at = 0; at < text.length; at++) {
    for (const other of alphabet)
      if (other !== text[at]) expect([other, at, holds(replaced(text, at, other))]).toEqual([other, at, false]);
    const [left = '', right = left] = text.slice(at, at + 2);
    if (left !== right) expect([at, holds(replaced(text, at, right + left))]).toEqual([at, false]);
  }
}

function errorsOf(plain: object): readonly FieldError[] {
  try {
    validated(Person, plain);
    return [];
  } catch (error) {
    return (error as InstanceType<typeof InvalidInput>).fields;
  }
}

describe('an identity number', () => {
  it.each(['11010519491231002X', '440524188001010014', '11010519491231002x'])('may be %s, as the standard has it', (number) => {
    expect(isIdentityNumber(number)).toBe(true);
  });

  it.each([
    ['a wrong check character', '110105194912310021'],
    ['a day that no calendar has', '110105199902300003'],
    ['a province that there is not', '160105194912310026'],
    ['a letter within', '11010519491231A02X'],
    ['too few digits', '11010519491231002'],
    ['nothing', ''],
  ])('is refused for %s', (_why, number) => {
    expect(isIdentityNumber(number)).toBe(false);
  });

  it('shows every single wrong character and every swap of neighbours', () => {
    const check = (number: string) => expectSlipsNoticed('0123456789X', number, isIdentityNumber);
    fc.assert(fc.property(identityNumbers, check), { numRuns: 50 });
  });

  it('is kept with a capital X and without spaces', () => {
    expect(normalIdentityNumber(' 110105 19491231 002x')).toBe('11010519491231002X');
  });
});

describe('a unified social credit code', () => {
  it.each(['91350100M000100Y43', '91330100799655058B', '91440300708461136T', '91440300708461136t'])('may be %s', (code) => {
    expect(isSocialCreditCode(code)).toBe(true);
  });

  it.each(['91350100M000100Y44', '91350100M000100I43', '9135010OM000100Y43', '91350100M000100Y4', ''])('is never %s', (code) => {
    expect(isSocialCreditCode(code)).toBe(false);
  });

  it('shows every single wrong character and every swap of neighbours', () => {
    const check = (code: string) => expectSlipsNoticed(CODE_CHARACTERS, code, isSocialCreditCode);
    fc.assert(fc.property(creditCodes, check), { numRuns: 50 });
  });

  it('is kept in capital letters', () => {
    expect(normalSocialCreditCode('91350100 m000100y43')).toBe('91350100M000100Y43');
  });
});

describe('a mobile number', () => {
  it.each(['13900000101', '+8613900000101', '+86 139 0000 0101', '86-139-0000-0101', '139-0000-0101'])(
    'may be written %s',
    (text) => {
      expect(MOBILE_NUMBER.test(text)).toBe(true);
      expect(normalMobileNumber(text)).toBe('13900000101');
    },
  );

  it.each([
    '12900000101',
    '1390000010',
    '139000001011',
    '+1 13900000101',
    '02812345678',
    '139 0000 0101 ',
    '１３９０００００１０１',
  ])('is never %s', (text) => {
    expect(MOBILE_NUMBER.test(text)).toBe(false);
  });
});

describe('fields of these numbers', () => {
  it('take what is right', () => {
    expect(errorsOf({ phone: '139 0000 0101', identity: '11010519491231002X', code: '91350100M000100Y43' })).toEqual([]);
    expect(errorsOf({})).toEqual([]);
  });

  it.each([
    ['phone', '12345', 'isMobileNumber'],
    ['identity', '110105194912310021', 'isIdentityNumber'],
    ['code', '91350100M000100Y44', 'isSocialCreditCode'],
    ['identity', 110105, 'isString'],
    ['code', null, 'isString'],
  ])('name the rule that %s breaks with %s', (field, value, rule) => {
    expect(errorsOf({ [field]: value })).toEqual([{ pointer: `#/${field}`, rule, params: {} }]);
  });
});
