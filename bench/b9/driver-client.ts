import { MongoClient } from 'mongodb';
import { AGGREGATION, demandRange, demandTotals, rangeFilter, Total } from './answers';
import { Booking, bookingOf } from './booking';
import { Ground, Move, NAMES, RANGE_LIMIT, StoreClient } from './client';
import { Collections, collectionsOf } from './ground';

/** The official driver with its defaults; all clients share its pool, as the requests of a service do. */
export class DriverClient implements StoreClient {
  private constructor(
    private readonly mongo: MongoClient,
    private readonly on: Collections,
  ) {}

  static async open({ uri, database }: Ground): Promise<DriverClient> {
    const mongo = await new MongoClient(uri, { maxPoolSize: 50, serverSelectionTimeoutMS: 5_000 }).connect();
    return new DriverClient(mongo, collectionsOf(mongo.db(database)));
  }

  async ping(): Promise<void> {
    await this.mongo.db('admin').command({ ping: 1 });
  }

  async insertOne(run: string, at: number): Promise<void> {
    const { acknowledged } = await this.on.inserts.insertOne(bookingOf(run, at));
    if (!acknowledged) throw new Error('an insert was not acknowledged');
  }

  async findOneAndUpdate(counter: string): Promise<void> {
    const found = await this.on.counters.findOneAndUpdate({ _id: counter }, { $inc: { number: 1 } });
    if (found?._id !== counter) throw new Error('findOneAndUpdate answered another document');
  }

  async findOne(id: string): Promise<void> {
    const found = await this.on.bookings.findOne({ _id: id });
    if (found?._id !== id) throw new Error('findOne answered another document');
  }

  async range(area: string, from: Date): Promise<void> {
    const cursor = this.on.bookings.find(rangeFilter(area, from)).sort({ at: 1 }).limit(RANGE_LIMIT);
    demandRange((await cursor.toArray()) as Booking[], area, from);
  }

  async aggregate(totals: ReadonlyMap<string, number>): Promise<void> {
    demandTotals(await this.on[NAMES.aggregated].aggregate<Total>(AGGREGATION).toArray(), totals);
  }

  async transaction({ run, at, box }: Move): Promise<void> {
    await this.mongo.withSession((session) =>
      session.withTransaction(async () => {
        await this.on.moves.insertOne(bookingOf(run, at), { session });
        await this.on.moves.insertOne(bookingOf(run, at + 1), { session });
        await this.on.boxes.updateOne({ _id: box }, { $inc: { number: 1 } }, { session });
      }),
    );
  }

  close(): Promise<void> {
    return this.mongo.close();
  }
}
