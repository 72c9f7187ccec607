import { Language } from '@linli/contracts';

/** How somebody wants to be told things. */
export interface Preferences {
  readonly language: Language;
  /** The zone that times are told in. */
  readonly timeZone: string;
}

/** Somebody who can receive notices; the local copy of an account. */
export interface Recipient {
  readonly _id: string;
  readonly language: Language;
  /** Missing where only the opening of the account has been heard of. */
  readonly timeZone?: string;
  /** Of the preferences: an older one never takes the place of a newer one. */
  readonly revision?: number;
  /** Of the memberships, in the same way. */
  readonly membershipRevision?: number;
  /** Ids of the enterprises and units that the account belongs to. */
  readonly memberOf: readonly string[];
}
