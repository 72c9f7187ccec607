/** First two digits: the province that issued it (GB/T 2260), or 81 to 83 on residence permits of people from Hong Kong, Macao and Taiwan. */
const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/** ISO 7064 MOD 11-2; the sum of the weighted digits says which one comes last. */
const CHECK_CHARACTERS = '10X98765432';

/** The form of an identity number: area, date of birth, sequence, check character. */
export const IDENTITY_NUMBER = /^[1-9]\d{5}(18|19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/;

/** An identity number as it is kept: no spaces, a capital X. */
export const normalIdentityNumber = (text: string): string => text.replace(/\s/g, '').toUpperCase();

/**
 * True for a citizen identity number (GB 11643-1999), a residence permit of the same form, and a permanent residence card of
 * foreigners as issued since 2023, whose number is a 9 and then the province. One wrong digit or two swapped neighbours are always
 * noticed. Whether the number was ever given out is not known.
 */
export function isIdentityNumber(text: string): boolean {
  const number = text.toUpperCase();
  const province = number.startsWith('9') ? number.slice(1) : number;
  if (!IDENTITY_NUMBER.test(number) || !PROVINCES.test(province)) return false;
  return isDate(number.slice(6, 14)) && checkCharacterOf(number) === number[17];
}

function checkCharacterOf(number: string): string | undefined {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += Number(number[at]) * (2 ** (17 - at) % 11);
  return CHECK_CHARACTERS[sum % 11];
}

/** Whether YYYYMMDD is a day of the calendar. */
function isDate(text: string): boolean {
  const date = new Date(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(text.slice(6));
}
