import { Language } from './actor';

/** The whole vocabulary of failure, with the HTTP status that each kind becomes. */
export const KINDS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  precondition: 412,
  'rule-broken': 422,
  'too-many': 429,
  unavailable: 503,
} as const;
export type Kind = keyof typeof KINDS;

export type Texts = Readonly<Record<Language, string>>;
export type Params = Readonly<Record<string, string | number>>;

/** What is wrong with one field: a JSON pointer (`#/title/en`), the rule that it breaks and the rule's figures. */
export interface FieldError {
  readonly pointer: string;
  readonly rule: string;
  readonly params?: Params;
}

/** A failure that a contract declares: an answer, never retried. `{name}` in its texts is filled from `params`. */
export abstract class DeclaredError extends Error {
  abstract readonly code: string;
  abstract readonly kind: Kind;
  abstract readonly texts: Texts;

  constructor(
    readonly params: Params = {},
    readonly fields: readonly FieldError[] = [],
  ) {
    super();
  }
}

/** The class of one declared error, made by `defineError`. */
export interface ErrorClass {
  readonly code: string;
  readonly kind: Kind;
  readonly texts: Texts;
  new (params?: Params, fields?: readonly FieldError[]): DeclaredError;
}

/** Declares an error by its code on the wire (`<service>.<sentence-that-is-false>`), its kind and its text in every language. */
export function defineError(code: string, kind: Kind, texts: Texts): ErrorClass {
  return class Declared extends DeclaredError {
    static override readonly name = code;
    static readonly code = code;
    static readonly kind = kind;
    static readonly texts = texts;
    override readonly name = code;
    override readonly message = texts.en;
    readonly code = code;
    readonly kind = kind;
    readonly texts = texts;
  };
}

/** The error with the field that has led to it; its figures are those of the rule that the field breaks. */
export const errorAt = (Broken: ErrorClass, pointer: string, params: Params = {}): DeclaredError =>
  new Broken(params, [{ pointer, rule: Broken.code, ...(Object.keys(params).length > 0 && { params }) }]);

/** A text with its `{name}` places filled from the parameters; an unknown name stays as it stands. */
export const fill = (text: string, params: Params): string =>
  text.replace(/\{(\w+)\}/g, (place, name) => String(params[name] ?? place));
