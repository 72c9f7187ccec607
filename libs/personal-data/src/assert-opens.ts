import { Model, QueryFilter } from 'mongoose';
import { Keyring } from './keyring';
import { SealedFields } from './sealed-fields';

/** A collection with sealed fields. */
export interface SealedCollection<T extends { readonly _id: string }> {
  readonly model: Model<T>;
  readonly fields: SealedFields<T>;
}

/**
 * Throws UnknownKey or SealBroken when the newest document that has the first field does not open: at start, so that a lost or
 * wrong key is told before anybody writes with it.
 */
export async function assertOpens<T extends { readonly _id: string }>(
  { model, fields }: SealedCollection<T>,
  keyring: Keyring,
): Promise<void> {
  const filter = { [String(fields.names[0])]: { $exists: true } } as QueryFilter<T>;
  const newest = await model.findOne(filter).sort({ _id: -1 }).lean<T>();
  if (newest) fields.open(newest, keyring);
}
