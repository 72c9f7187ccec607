/** Digits and capital letters without I, O, S, V and Z, which look like others; a character's value is its place here. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The form of a code: registering department, kind of organisation, division code, organisation code, check character. */
export const SOCIAL_CREDIT_CODE = /^[0-9A-HJ-NP-RTUWXYa-hj-np-rtuwxy]{2}\d{6}[0-9A-HJ-NP-RTUWXYa-hj-np-rtuwxy]{10}$/;

/** A unified social credit code as it is kept: no spaces, capital letters. */
export const normalSocialCreditCode = (text: string): string => text.replace(/\s/g, '').toUpperCase();

/**
 * True for a unified social credit code (GB 32100-2015) whose check character is right. One wrong character or two swapped neighbours
 * are always noticed. Whether the code was ever given out is not known.
 */
export function isSocialCreditCode(text: string): boolean {
  if (!SOCIAL_CREDIT_CODE.test(text)) return false;
  const code = text.toUpperCase();
  let [sum, weight] = [0, 1];
  for (const character of code.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] === code[17];
}
