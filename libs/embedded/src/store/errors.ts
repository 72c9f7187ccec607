import type { Doc } from './bson-types';

/** The codes that drivers act on, with MongoDB's names. */
const CODES = {
  BadValue: 2,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  InvalidLength: 16,
  IllegalOperation: 20,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  NotSingleValueField: 54,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  WriteConflict: 112,
  OperationFailed: 96,
  CannotIndexParallelArrays: 171,
  IndexBuildAborted: 276,
  TransactionTooOld: 225,
  NotImplemented: 238,
  ConversionFailure: 241,
  NoSuchTransaction: 251,
  TransactionCommitted: 256,
  OperationNotSupportedInTransaction: 263,
  NoQueryExecutionPlans: 291,
  DuplicateKey: 11000,
  BSONObjectTooLarge: 10334,
  Location16755: 16755,
  OutOfDiskSpace: 14031,
  KeyTooLong: 17280,
  UnknownField: 40415,
  UnknownStage: 40324,
} as const;

/** The name of an error that the store can answer. */
export type CodeName = keyof typeof CODES;

/** An error that is answered to the client with MongoDB's code; anything else thrown is a fault of the store itself. */
export class StoreError extends Error {
  readonly code: number;

  constructor(
    readonly codeName: CodeName,
    message: string,
    readonly extra: Doc = {},
  ) {
    super(message);
    this.code = CODES[codeName];
  }
}

/** Throws unless the condition holds; for checks of what a client sent. */
export function demand(condition: unknown, codeName: CodeName, message: string): asserts condition {
  if (!condition) throw new StoreError(codeName, message);
}

/** The error of a transaction that its client should run again from the start. */
export function transient(codeName: CodeName, message: string): StoreError {
  return new StoreError(codeName, message, { errorLabels: ['TransientTransactionError'] });
}

/** True for an error after which a transaction is to be run again. */
export function isTransient(error: unknown): boolean {
  return error instanceof StoreError && Array.isArray(error.extra.errorLabels);
}

/** The answer to a failed command, in MongoDB's form; faults that are not the client's get code 8 (UnknownError). */
export function errorReply(error: unknown): Doc {
  if (error instanceof StoreError) {
    return { ok: 0, errmsg: error.message, code: error.code, codeName: error.codeName, ...error.extra };
  }
  const { message, name } = error as Error;
  if (
    name === 'BSONError' ||
    (error as Error).constructor.name === 'MingoError' ||
    /mingo|operator|expression|regular expression/i.test(`${message}`)
  ) {
    return { ok: 0, errmsg: message, code: 2, codeName: 'BadValue' };
  }
  return { ok: 0, errmsg: message, code: 8, codeName: 'UnknownError' };
}
