/** Where the documents of a contender are. */
export interface Ground {
  readonly uri: string;
  readonly database: string;
  /** How many documents the range query has before it. */
  readonly documents: number;
}

/** The collections of a ground. */
export const NAMES = {
  /** Found by id and by range. */
  bookings: 'bookings',
  /** Aggregated over. */
  aggregated: 'aggregated',
  /** Counted up by findOneAndUpdate. */
  counters: 'counters',
  /** Inserted into. */
  inserts: 'inserts',
  /** The inserts of transactions, and their updates. */
  moves: 'moves',
  boxes: 'boxes',
} as const;

/** How many documents are aggregated over. */
export const AGGREGATED = 100_000;

/** How many counters there are, and boxes. */
export const COUNTERS = 1_000;

/** The answers that a range query is content with. */
export const RANGE_LIMIT = 20;

/** Two inserts and the update of a box, all or none. */
export interface Move {
  readonly run: string;
  /** Two documents, this one and the next. */
  readonly at: number;
  readonly box: string;
}

/** One client of a store, with one call at a time; what is answered wrongly, or not at all, rejects. */
export interface StoreClient {
  ping(): Promise<void>;
  insertOne(run: string, at: number): Promise<void>;
  findOneAndUpdate(counter: string): Promise<void>;
  findOne(id: string): Promise<void>;
  range(area: string, from: Date): Promise<void>;
  aggregate(totals: ReadonlyMap<string, number>): Promise<void>;
  transaction(move: Move): Promise<void>;
  close(): Promise<void>;
}
