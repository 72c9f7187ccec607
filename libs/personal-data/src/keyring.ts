import { createHmac } from 'node:crypto';
import { keysIn } from './keys';
import { PersonalDataSettings } from './personal-data-settings';
import { keyIdOf, openText, Place, SealBroken, SealingKey, sealText } from './sealed-text';

/** Something is sealed with a key that the configuration does not hold; the message says what to do. */
export class UnknownKey extends Error {
  override readonly name = 'UnknownKey';

  constructor(id: string) {
    super(`unknown key ${id}: personal data is sealed with it; add "${id}:…" behind the first key of PERSONAL_DATA_KEYS`);
  }
}

/** Seals personal data before it is stored, opens it, and makes hashes to find it by. */
export class Keyring {
  // Truly private, so that no log line or error report can hold a key.
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #first: SealingKey;
  readonly #lookupKey: Buffer;

  /** `keys` in order, at least one: the first seals, all open. `lookupKey` is for hashes alone. */
  constructor(keys: ReadonlyMap<string, Buffer>, lookupKey: Buffer) {
    const [first] = keys;
    if (!first) throw new Error('A keyring needs a key');
    this.#keys = keys;
    this.#first = { id: first[0], key: first[1] };
    this.#lookupKey = lookupKey;
  }

  /** From a configuration that has been checked. */
  static of({ PERSONAL_DATA_KEYS, PERSONAL_DATA_LOOKUP_KEY }: PersonalDataSettings): Keyring {
    return new Keyring(keysIn(PERSONAL_DATA_KEYS) ?? new Map(), Buffer.from(PERSONAL_DATA_LOOKUP_KEY, 'base64'));
  }

  /** Some of its keys only open. */
  get hasOlderKeys(): boolean {
    return this.#keys.size > 1;
  }

  /** The text sealed with the first key for this place alone; different each time. */
  seal(text: string, place: Place): string {
    return sealText(text, place, this.#first);
  }

  /** The text within. Throws UnknownKey when its key is not here, SealBroken when it is not what was sealed for this place. */
  open(sealed: string, place: Place): string {
    const id = keyIdOf(sealed);
    if (id === undefined) throw new SealBroken(place);
    const key = this.#keys.get(id);
    if (!key) throw new UnknownKey(id);
    return openText(sealed, place, key);
  }

  /** Whether the text is sealed with another key than the first, or not at all. */
  needsResealing(text: string): boolean {
    return keyIdOf(text) !== this.#first.id;
  }

  /**
   * What a value is found by without being readable: HMAC-SHA-256 in base64url. The same value has another hash under another
   * kind. Give the value in its normal form (`normalMobileNumber`), for other writings have other hashes.
   */
  lookupHash(kind: string, value: string): string {
    return createHmac('sha256', this.#lookupKey)
      .update(JSON.stringify([kind, value]))
      .digest('base64url');
  }
}
