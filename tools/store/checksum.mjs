import { createHash } from 'node:crypto';

const MODULUS = 1n << 256n;
const SHOWN = 16;

/**
 * Of a collection: the sum of its documents' SHA-256, over their exact bytes. A sum does not depend on the order, in which two
 * stores need not agree, and needs no sorting; and as every document has its own _id, no two can cancel each other out.
 */
export class Checksum {
  documents = 0;
  #sum = 0n;

  add(bytes) {
    this.documents += 1;
    this.#sum = (this.#sum + BigInt(`0x${createHash('sha256').update(bytes).digest('hex')}`)) % MODULUS;
  }

  equals(other) {
    return this.documents === other.documents && this.#sum === other.#sum;
  }

  /** The beginning of it, for people. */
  get text() {
    return this.#sum.toString(16).padStart(64, '0').slice(0, SHOWN);
  }
}
