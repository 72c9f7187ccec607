/** A spreadsheet may take for a formula what begins so, also after spaces or in full width, or with a tab or line break. */
const FORMULA = String.raw`(?:[\t\r\n]|\s*[=+\-@＝＋－＠])`;
const NEEDS_APOSTROPHE = new RegExp(`^'*${FORMULA}`);
const HAS_APOSTROPHE = new RegExp(`^'+${FORMULA}`);

/** The text with an apostrophe before it where a spreadsheet could take it for a formula (OWASP, "CSV Injection"). */
export const harmless = (text: string): string => (NEEDS_APOSTROPHE.test(text) ? `'${text}` : text);

/** The text that `harmless` was given. */
export const asGiven = (text: string): string => (HAS_APOSTROPHE.test(text) ? text.slice(1) : text);
