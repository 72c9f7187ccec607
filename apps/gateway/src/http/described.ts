import { ErrorClass, FieldRecord, fieldsOf, Shape } from '@linli/contracts';

/** What an endpoint promises, for its callers and for the guard. */
export interface Described {
  /** The id of the operation; the policy says who may call it. */
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly status: number;
  /** The parameters in the path: fields of a shape. */
  readonly path?: { readonly shape: Shape; readonly fields: readonly string[] };
  readonly query?: Shape;
  readonly body?: Shape;
  /** The body where it comes as a form. */
  readonly form?: Shape;
  /** What is answered with 400 where another protocol has words of its own for it. */
  readonly refusal?: Shape;
  /** Media types of files that may be the body. */
  readonly upload?: readonly string[];
  /** Whether an `Idempotency-Key` makes it repeatable. */
  readonly repeatable?: boolean;
  /** What is answered; missing for a download. */
  readonly reply?: Shape;
  /** The media type of the reply where it is not plain JSON. */
  readonly mediaType?: string;
  /** Media types of the file that is answered. */
  readonly download?: readonly string[];
  readonly fails?: readonly ErrorClass[];
}

/** The fields of a shape, none where there is no shape. */
export const fieldsIn = (shape: Shape | undefined): FieldRecord[] => (shape ? fieldsOf(shape) : []);
