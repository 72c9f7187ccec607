import { AGGREGATION, demandRange, demandTotals, rangeFilter } from '../answers';
import { areaOf, bookingOf, GIVEN, idOf, timeOf } from '../booking';
import { Ground, Move, NAMES, RANGE_LIMIT, StoreClient } from '../client';
import { Connection } from './connection';
import { decoded, demandOk } from './reply';
import { Request } from './request';
import { Transactions } from './transactions';

const HOLE = idOf('xxxxxxxx', 0);
const HOLE_AREA = areaOf(0);
const HOLE_TIME = timeOf(0.123456789);

/** One in so many answers of more than one document is decoded and looked at. */
const LOOK_AT = 32;

/** A client that costs so little that what is measured is the store: a socket, and requests that are encoded beforehand. */
export class LeanClient implements StoreClient {
  private readonly setInserted: (id: string) => void;
  private readonly setCounter: (id: string) => void;
  private readonly setFound: (id: string) => void;
  private readonly setArea: (area: string) => void;
  private readonly setFrom: (from: Date) => void;
  private readonly transactions: Transactions;
  private ranges = 0;

  private constructor(
    private readonly connection: Connection,
    private readonly requests: Requests,
    database: string,
  ) {
    this.setInserted = requests.insert.text(HOLE);
    this.setCounter = requests.increment.text(HOLE);
    this.setFound = requests.find.text(HOLE);
    this.setArea = requests.range.text(HOLE_AREA);
    this.setFrom = requests.range.time(HOLE_TIME);
    this.transactions = new Transactions(connection, database);
  }

  static async open({ uri, database }: Ground): Promise<LeanClient> {
    return new LeanClient(await Connection.open(uri), requestsOn(database), database);
  }

  async ping(): Promise<void> {
    demandOk(await this.connection.call(this.requests.ping));
  }

  async insertOne(run: string, at: number): Promise<void> {
    this.setInserted(idOf(run, at));
    demandOk(await this.connection.call(this.requests.insert), 1);
  }

  async findOneAndUpdate(counter: string): Promise<void> {
    this.setCounter(counter);
    await this.answerWith(counter, this.requests.increment);
  }

  async findOne(id: string): Promise<void> {
    this.setFound(id);
    await this.answerWith(id, this.requests.find);
  }

  async range(area: string, from: Date): Promise<void> {
    this.setArea(area);
    this.setFrom(from);
    const reply = await this.connection.call(this.requests.range);
    demandOk(reply);
    if (this.ranges++ % LOOK_AT === 0) demandRange(decoded(reply).cursor.firstBatch, area, from);
  }

  async aggregate(totals: ReadonlyMap<string, number>): Promise<void> {
    const reply = await this.connection.call(this.requests.aggregate);
    demandOk(reply);
    demandTotals(decoded(reply).cursor.firstBatch, totals);
  }

  transaction(move: Move): Promise<void> {
    return this.transactions.run(move);
  }

  async close(): Promise<void> {
    this.connection.close();
  }

  /** The id stands in the answer if the document does: that need not be decoded. */
  private async answerWith(id: string, request: Request): Promise<void> {
    const reply = await this.connection.call(request);
    demandOk(reply);
    if (!reply.includes(id, 0, 'latin1')) throw new Error('a store answered another document');
  }
}

type Requests = ReturnType<typeof requestsOn>;

function requestsOn($db: string) {
  const once = { limit: 1, singleBatch: true };
  const { bookings, counters, inserts, aggregated } = NAMES;
  return {
    ping: Request.of({ ping: 1, $db: 'admin' }),
    insert: Request.of({ insert: inserts, $db }, { name: 'documents', documents: [{ ...bookingOf(GIVEN, 0), _id: HOLE }] }),
    increment: Request.of({ findAndModify: counters, query: { _id: HOLE }, update: { $inc: { number: 1 } }, $db }),
    find: Request.of({ find: bookings, filter: { _id: HOLE }, ...once, $db }),
    range: Request.of({ find: bookings, filter: rangeFilter(HOLE_AREA, HOLE_TIME), sort: { at: 1 }, limit: RANGE_LIMIT, $db }),
    aggregate: Request.of({ aggregate: aggregated, pipeline: AGGREGATION, cursor: { batchSize: 1_000 }, $db }),
  };
}
