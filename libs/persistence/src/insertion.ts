import { AnyBulkWriteOperation } from 'mongoose';

/** The document as an operation of `bulkWrite` that inserts it unless there is one with its id, which stays as it is. */
export const insertionIfNew = <T extends { readonly _id: string }>({ _id, ...fields }: T): AnyBulkWriteOperation<T> =>
  ({ updateOne: { filter: { _id }, update: { $setOnInsert: fields }, upsert: true } }) as AnyBulkWriteOperation<T>;
