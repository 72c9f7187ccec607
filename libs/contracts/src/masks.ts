import { normalIdentityNumber } from './identity-number';
import { normalMobileNumber } from './mobile-number';

/** 13900000101 → 139****0101; whatever is no mobile number is hidden whole. */
export function maskPhone(phone: string): string {
  const number = normalMobileNumber(phone);
  return number.length === 11 ? `${number.slice(0, 3)}****${number.slice(-4)}` : '*'.repeat(number.length);
}

/** 11010519491231002X → 110*************2X: neither the date of birth nor the home can be read. */
export function maskIdentity(identity: string): string {
  const number = normalIdentityNumber(identity);
  if (number.length < 8) return '*'.repeat(number.length);
  return `${number.slice(0, 3)}${'*'.repeat(number.length - 5)}${number.slice(-2)}`;
}

/** 林小满 → 林**, Anna Lindt → A**; never tells how long a name of three or more characters is. */
export function maskName(name: string): string {
  const [first = '', ...rest] = Array.from(name.trim());
  return first + '*'.repeat(Math.min(rest.length, 2));
}
