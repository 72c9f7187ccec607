/** The address by which somebody's calendar can be read without signing in. */
export interface CalendarFeed {
  /** Id of the account that it is of: everybody has one at most. */
  readonly _id: string;
  /** The token of the address is kept nowhere. */
  readonly tokenHash: string;
  readonly madeAt: Date;
}
