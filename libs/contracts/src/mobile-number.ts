/** Ways to write a mobile number of mainland China: 11 digits from 13 to 19, with +86 or 86 before it, spaces or hyphens within. */
export const MOBILE_NUMBER = /^(\+?86[ -]?)?1[3-9]\d([ -]?\d){8}$/;

/** The 11 digits of a mobile number: +86 139-0000-0101 → 13900000101. What is no mobile number only loses spaces, hyphens and +86. */
export const normalMobileNumber = (text: string): string => text.replace(/[\s-]/g, '').replace(/^\+?86(?=\d{11}$)/, '');
