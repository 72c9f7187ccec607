import { randomUUID } from 'node:crypto';
import { Connection, createConnection, Model } from 'mongoose';
import { aCommunityEvent } from '../testing/builders';
import { EVENT_LISTING, EventListingSchema } from './event-listing.schema';
import { EventListingStore } from './event-listing.store';
import { EventListing } from './listing';

const CAPACITY = 10;
let connection: Connection;
let listings: Model<EventListing>;
let [here, elsewhere]: EventListingStore[] = [];

beforeAll(async () => {
  const dbName = `test-${randomUUID().slice(0, 8)}`;
  connection = await createConnection(process.env.MONGODB_URI as string, { dbName }).asPromise();
  listings = connection.model<EventListing>(EVENT_LISTING, EventListingSchema);
  await listings.init();
});
beforeEach(async () => {
  await listings.deleteMany({});
  [here, elsewhere] = [new EventListingStore(listings), new EventListingStore(listings)];
  await here.insert(at(0, 0));
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

const at = (sequence: number, placesTaken: number, revision = 2) =>
  aCommunityEvent({ _id: 'e', sequence, placesTaken, revision, capacity: CAPACITY });

const kept = async () => {
  const { sequence, hasRoom } = (await listings.findById('e').lean<EventListing>()) as EventListing;
  return [sequence, hasRoom];
};

describe('how an event is listed', () => {
  it('is written when its room or revision changes, and not with every sitting', async () => {
    const seen: unknown[] = [];
    for (const event of [at(1, 3), at(2, 4), at(3, CAPACITY), at(4, CAPACITY), at(5, 9), at(6, 9, 3)]) {
      await here?.project(event);
      seen.push(await kept());
    }
    expect(seen).toEqual([
      [1, true],
      [1, true],
      [3, false],
      [3, false],
      [5, true],
      [6, true],
    ]);
  });

  it('has no room once all of its pools are full, and has again with the first place that is free', async () => {
    const pool = (key: string, taken: number) => ({ key, title: { zh: key, en: key }, capacity: 2, taken });
    const seen: unknown[] = [];
    for (const [sequence, adults] of [2, 1].entries()) {
      await here?.project({ ...at(sequence + 1, 3), pools: [pool('kids', 2), pool('adults', adults)] });
      seen.push(await kept());
    }
    expect(seen).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it('follows the last sitting, whoever has held those between', async () => {
    await here?.project(at(1, 3));
    await elsewhere?.project(at(2, CAPACITY));
    expect(await kept()).toEqual([2, false]);
    await here?.project(at(3, 9));
    expect(await kept()).toEqual([3, true]);
    await elsewhere?.project(at(2, CAPACITY));
    await here?.project(at(2, CAPACITY));
    expect(await kept()).toEqual([3, true]);
  });
});
