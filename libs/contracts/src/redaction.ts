import { maskIdentity, maskPhone } from './masks';

/** What stands in the place of something that must not be told. */
export const HIDDEN = '[hidden]';

/** Fields whose values nobody needs to read in a log. */
const SECRET_FIELD = /passw(or)?d|passphrase|secret|token|authori[sz]ation|cookie|credential|api-?key|^otp$/i;

/** Whether a field of that name holds what nobody needs to read: a password, a token, a key. */
export const isSecretField = (name: string): boolean => SECRET_FIELD.test(name);

/** A one-time code, in a field that says so; other codes, such as those of errors, are words or other figures. */
const CODE_FIELD = /code$/i;
const ONE_TIME_CODE = /^\d{4,8}$/;

/** Ids and trace ids may hold eleven digits in a row, and stay as they are. */
const HEX_ID = '[\\da-f]{8}-(?:[\\da-f]{4}-){3}[\\da-f]{12}|(?<![\\da-f])[\\da-f]{32}(?![\\da-f])';
const IDENTITY = '(?<identity>(?<!\\d)[1-9]\\d{5}(?:18|19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[\\dx](?!\\d))';
const PHONE = '(?<phone>(?<!\\d)(?:\\+?86[ -]?)?1[3-9]\\d(?:[ -]?\\d){8}(?!\\d))';
const BEARER = '(?<bearer>\\bbearer\\s{1,20})[\\w~+/.-]+=*|\\beyJ[\\w-]{1,2000}\\.[\\w-]{1,2000}\\.[\\w-]*';
/** Within text that is JSON, in the query of an address, and before the host of one. All are bounded: a line must not take long. */
const SECRET_WORD = '(?:passw|secret|token|authori|cookie|credential)';
const FIELD_IN_TEXT = `(?<field>"[\\w-]{0,40}${SECRET_WORD}[\\w-]{0,40}"\\s{0,20}:\\s{0,20})"(?:[^"\\\\]|\\\\.)*"`;
const IN_QUERY = `(?<query>[?&](?:code|[\\w-]{0,40}${SECRET_WORD}[\\w-]{0,40})=)[^&\\s"]+`;
const IN_ADDRESS = '(?<address>\\w:\\/\\/)[^\\s/@]{1,300}(?=@)';
const PERSONAL = new RegExp(
  [HEX_ID, IDENTITY, PHONE, BEARER, FIELD_IN_TEXT, IN_QUERY, IN_ADDRESS].map((part) => `(?:${part})`).join('|'),
  'gi',
);
const IS_ID = new RegExp(`^(?:${HEX_ID})$`, 'i');

/** The text with phone and identity numbers masked, and tokens and passwords hidden where they can be told as such. */
export const redactText = (text: string): string =>
  text.replace(PERSONAL, (found, ...rest) => {
    const { identity, phone, ...before } = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    if (identity) return maskIdentity(identity);
    if (phone) return maskPhone(phone);
    if (IS_ID.test(found)) return found;
    return (before.bearer ?? before.field ?? before.query ?? before.address ?? '') + HIDDEN;
  });

/** A line of the log, JSON, without what must not be in one: wherever in it, and whoever wrote it. */
export function redactLine(line: string): string {
  try {
    return `${JSON.stringify(JSON.parse(line), redactField)}\n`;
  } catch {
    return redactText(line);
  }
}

function redactField(name: string, value: unknown): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (isSecretField(name)) return HIDDEN;
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  const text = String(value);
  if (CODE_FIELD.test(name) && typeof value === 'string' && ONE_TIME_CODE.test(text)) return HIDDEN;
  const redacted = redactText(text);
  return redacted === text ? value : redacted;
}
