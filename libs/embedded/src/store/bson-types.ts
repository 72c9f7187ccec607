import { type DeserializeOptions, deserialize, type SerializeOptions, serialize } from 'bson';

/** A document as it is held in memory; never changed once it is stored, so it can be handed out without a copy. */
export type Doc = Record<string, unknown>;

const READ: DeserializeOptions = { validation: { utf8: false } };
const WRITE: SerializeOptions = { ignoreUndefined: true };

/** Decodes one BSON document; integers beyond 2^53 stay Long, binaries stay Binary. */
export function decode(bytes: Uint8Array): Doc {
  return deserialize(bytes, READ);
}

/** Encodes one document to BSON in bytes of its own. */
export function encodeDoc(doc: Doc): Uint8Array {
  return serialize(doc, WRITE);
}

/** True for an embedded document, false for arrays, null and the BSON value classes. */
export function isDoc(value: unknown): value is Doc {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The BSON class of a value ('ObjectId', 'Long', 'Decimal128' …), undefined for plain JavaScript values. */
export function bsonType(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null ? (value as { _bsontype?: string })._bsontype : undefined;
}
