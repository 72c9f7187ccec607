import { DeclaredError, FieldError, fill, KINDS, Language, Params } from '@linli/contracts';
import { DEFAULT_TIME_ZONE } from '@linli/contracts/gateway';
import { HttpException } from '@nestjs/common';
import { Problem, ProblemField } from './problem';
import { HTTP_PROBLEMS, HttpProblemStatus, KIND_TITLES, WORDS } from './problem-texts';
import { OTHER_RULE, RULE_TEXTS } from './rule-texts';

/** Whom a problem is told to, and about which request. */
export interface Reader {
  readonly language: Language;
  /** Their time zone; the usual one if not given. */
  readonly timeZone?: string;
  readonly instance: string;
  readonly correlationId: string;
}

/** A request for an address that takes other methods only. */
export class MethodNotAllowed extends HttpException {
  constructor(readonly allow: readonly string[]) {
    super('Method not allowed', 405);
  }
}

/** Any failure as a problem in the reader's language; what nobody declared tells nothing but its correlation id. */
export function renderProblem(error: unknown, reader: Reader): Problem {
  return error instanceof DeclaredError ? declared(error, reader) : ofHttp(httpStatusOf(error), error, reader);
}

function declared({ code, kind, texts, params, fields }: DeclaredError, reader: Reader): Problem {
  const { language } = reader;
  const errors = fields.map((field) => fieldProblem(field, { code, texts }, reader));
  return {
    type: typeOf(code),
    title: KIND_TITLES[kind][language],
    status: KINDS[kind],
    detail: told(texts[language], params, reader),
    ...placeOf(reader),
    ...(errors.length > 0 && { errors }),
  };
}

function ofHttp(status: HttpProblemStatus, error: unknown, reader: Reader): Problem {
  const { code, title, detail } = HTTP_PROBLEMS[status];
  const allow = error instanceof MethodNotAllowed ? error.allow.join(', ') : '';
  return {
    type: typeOf(code),
    title: title[reader.language],
    status,
    detail: fill(detail[reader.language], { allow, correlationId: reader.correlationId }),
    ...placeOf(reader),
  };
}

/** The nearest status that has a text: a refusal by HTTP of another kind is a request that cannot be read. */
function httpStatusOf(error: unknown): HttpProblemStatus {
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number } | null)?.statusCode;
  if (status !== undefined && status in HTTP_PROBLEMS) return status as HttpProblemStatus;
  return status !== undefined && status >= 400 && status < 500 ? 400 : 500;
}

/** A field that breaks a rule of the business carries the error's own code as its rule. */
function fieldProblem(
  { pointer, rule, params = {} }: FieldError,
  { code, texts }: Pick<DeclaredError, 'code' | 'texts'>,
  reader: Clocks,
): ProblemField {
  if (rule !== code) return { pointer, detail: detailOfRule({ rule, params }, reader.language) };
  return { pointer, detail: told(texts[reader.language], params, reader) };
}

/** What is wrong where a rule is broken, in the reader's language. */
export const detailOfRule = ({ rule, params = {} }: Omit<FieldError, 'pointer'>, language: Language): string =>
  told((RULE_TEXTS[rule] ?? OTHER_RULE)[language], params, { language });

const typeOf = (code: string): string => `urn:linli:error:${code}`;
const placeOf = ({ instance, correlationId }: Reader) => ({ instance, correlationId });

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(Z|[+-]\d{2}:\d{2})$/;

type Clocks = Pick<Reader, 'language' | 'timeZone'>;

/** Whether it tells instants, for which the clocks of its reader matter. */
export const tellsTimes = (error: unknown): boolean =>
  error instanceof DeclaredError &&
  [error.params, ...error.fields.map(({ params = {} }) => params)].some((params) => Object.values(params).some(isInstant));

const isInstant = (value: string | number): boolean => typeof value === 'string' && INSTANT.test(value);

/** The text as people say it: instants on the reader's clocks, which it names at the end, words of contracts in the reader's language. */
function told(text: string, params: Params, reader: Clocks): string {
  const said = Object.entries(params).map(([name, value]) => [name, spokenValue(value, reader)]);
  const hasTimes = Object.entries(params).some(([name, value]) => isInstant(value) && text.includes(`{${name}}`));
  return fill(text, Object.fromEntries(said) as Params) + (hasTimes ? zoneNote(reader) : '');
}

function zoneNote({ language, timeZone = DEFAULT_TIME_ZONE }: Clocks): string {
  const isUsual = timeZone === DEFAULT_TIME_ZONE;
  if (language === 'en') return ` Times: ${isUsual ? 'China Standard Time' : timeZone.replaceAll('_', ' ')}.`;
  return `（${isUsual ? '北京时间' : `时区：${timeZone}`}）`;
}

function spokenValue(value: string | number, { language, timeZone = DEFAULT_TIME_ZONE }: Clocks): string | number {
  if (typeof value === 'number') return value;
  if (!INSTANT.test(value)) return WORDS[language][value] ?? value;
  const format = { timeZone, dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, format).format(new Date(value));
}
