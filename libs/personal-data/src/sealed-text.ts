import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const FORM = /^([a-z][a-z0-9]{0,15})\.([\w-]{16})\.([\w-]{22,})$/;

/** Where a sealed text stands. It opens nowhere else, so that nobody can copy one person's data into another's record. */
export interface Place {
  readonly collection: string;
  readonly field: string;
  /** Id of the document. */
  readonly id: string;
}

/** A key that seals, with the id that sealed texts name it by. */
export interface SealingKey {
  readonly id: string;
  readonly key: Buffer;
}

/** The text was changed, belongs to another place, or was sealed with another key of the same id. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';

  constructor({ collection, field, id }: Place) {
    super(
      `The field ${field} of ${collection} ${id} does not open: it was changed, moved, or sealed with another key of that id`,
    );
  }
}

/** The id of the key that a text was sealed with; undefined for a text that is not sealed. */
export const keyIdOf = (text: string): string | undefined => FORM.exec(text)?.[1];

/** The text as `<key id>.<iv>.<ciphertext and tag>` in base64url, by AES-256-GCM; different each time. */
export function sealText(text: string, place: Place, { id, key }: SealingKey): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAAD(bytesOf(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${id}.${iv.toString('base64url')}.${sealed.toString('base64url')}`;
}

/** The text within; throws SealBroken when it is not exactly what was sealed with this key for this place. */
export function openText(sealed: string, place: Place, key: Buffer): string {
  const [, , iv = '', body = ''] = FORM.exec(sealed) ?? [];
  const bytes = Buffer.from(body, 'base64url');
  try {
    const decipher = createDecipheriv(CIPHER, key, Buffer.from(iv, 'base64url'), { authTagLength: TAG_BYTES });
    decipher.setAAD(bytesOf(place)).setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    throw new SealBroken(place);
  }
}

/** JSON keeps the parts apart, whatever stands in them. */
const bytesOf = ({ collection, field, id }: Place): Buffer => Buffer.from(JSON.stringify([collection, field, id]));
