/** An account of a provider’s that opens an account of ours. */
export interface Identity {
  /** Made of the provider’s address and its name for the person, by a keyed hash: one of theirs opens one of ours. */
  readonly _id: string;
  readonly issuer: string;
  readonly accountId: string;
  readonly linkedAt: Date;
}

/** What a provider has said about who sits at a browser; good for ten minutes, and once. */
export interface Ticket {
  /** Keyed hash of what the browser holds. */
  readonly _id: string;
  /** Id of the identity. */
  readonly identityId: string;
  readonly issuer: string;
  /** Keyed hash of the provider’s session, where it has told one. */
  readonly providerSessionId?: string;
  readonly name?: string;
  /** A number that the provider has verified, where it is believed. */
  readonly phone?: string;
  readonly expiresAt: Date;
}

export const TICKET_SECONDS = 600;

/** Providers that one account can be opened by. */
export const MOST_IDENTITIES = 20;
