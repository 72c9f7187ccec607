import { randomUUID } from 'node:crypto';
import { ListCommunityEventsBody } from '@linli/contracts/events';
import { migrate } from '@linli/persistence';
import { Connection, createConnection, Model } from 'mongoose';
import { eventListing } from '../migrations/event-listing.migration';
import { aCommunityEvent, NOON } from '../testing/builders';
import { filterOf } from './event-filter';
import { EVENT_LISTING, EventListingSchema } from './event-listing.schema';
import { EventListing, listingOf } from './listing';

const SERIES_ID = '0190f3c2-0000-7000-8000-00000000000a';
const FILTERS: Partial<ListCommunityEventsBody>[] = [
  { areaCode: '510108' },
  { from: '2026-03-01T00:00:00Z', to: '2026-12-31T00:00:00Z' },
  { q: '滨江 market' },
  { kind: 'market' },
  { tag: '亲子' },
  { free: true },
  { near: '104.0987,30.6571', radius: 2000 },
  { status: 'cancelled' },
];
/** Each of all combinations is a question to the store: these are asked beside each of the others, and beside all of them. */
const BESIDE: Partial<ListCommunityEventsBody>[] = [{ seriesId: SERIES_ID }, { openTo: '51010890390101' }];
const combinations = Array.from(
  { length: 2 ** FILTERS.length },
  (_, bits): ListCommunityEventsBody => Object.assign({}, ...FILTERS.filter((_filter, at) => bits & (1 << at))),
);
const withThese = BESIDE.flatMap((one) =>
  [{}, ...FILTERS, Object.assign({}, ...FILTERS)].map((others) => ({ ...others, ...one })),
);
let connection: Connection;
let listings: Model<EventListing>;

beforeAll(async () => {
  const dbName = `test-${randomUUID().slice(0, 8)}`;
  connection = await createConnection(process.env.MONGODB_URI as string, { dbName }).asPromise();
  listings = connection.model<EventListing>(EVENT_LISTING, EventListingSchema);
  await listings.init();
  await listings.insertMany(Array.from({ length: 500 }, (_, at) => listingOf(aCommunityEvent({ _id: `e${at}` }))));
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

it('no combination of filters makes the store look at all events', async () => {
  for (const query of [...combinations, ...withThese]) {
    const plan = await listings
      .find(filterOf(query, NOON) ?? {})
      .sort({ startsAt: 1, _id: 1 })
      .limit(21)
      .explain('queryPlanner');
    const text = JSON.stringify(plan);
    expect([query, text.includes('IXSCAN'), text.includes('COLLSCAN')]).toEqual([query, true, false]);
  }
});

it('words, tags, kinds and series are looked up in an index of their own', async () => {
  const planOf = async (query: ListCommunityEventsBody) =>
    JSON.stringify(await listings.find(filterOf(query, NOON) ?? {}).explain());
  expect(await planOf({ q: '滨江' })).toContain('terms_1');
  expect(await planOf({ tag: '亲子' })).toContain('tags_1');
  expect(await planOf({ kind: 'market' })).toContain('kind_1');
  expect(await planOf({ seriesId: SERIES_ID })).toContain('seriesId_1');
});

it('an event of before there was a search is found once the database has come to this version', async () => {
  const { kind: _kind, price: _price, tags: _tags, ...old } = aCommunityEvent({ _id: 'old' });
  await connection.collection<{ _id: string }>('communityEvents').insertOne(old);
  await migrate(connection, [eventListing]);
  await eventListing.run(connection);
  const found = await listings.find({ ...filterOf({ q: 'riverside', kind: 'other', free: true }, NOON), _id: 'old' }).lean();
  expect(found).toHaveLength(1);
});
