/** Somebody who wants to be told of the events of a series. */
export interface Subscription {
  readonly _id: string;
  readonly seriesId: string;
  readonly personId: string;
  readonly since: Date;
}

/** So many series one person can be subscribed to. */
export const MOST_SUBSCRIPTIONS = 200;
