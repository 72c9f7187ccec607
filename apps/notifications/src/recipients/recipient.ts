import { Language } from '@linli/contracts';

/** Somebody who can receive notices; the local copy of an account. */
export interface Recipient {
  readonly _id: string;
  readonly language: Language;
  /** Ids of the enterprises and units that the account belongs to. */
  readonly memberOf: readonly string[];
}
