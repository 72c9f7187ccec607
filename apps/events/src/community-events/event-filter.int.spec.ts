import { randomUUID } from 'node:crypto';
import { EVENT_ORDERS, ListCommunityEventsBody } from '@linli/contracts/events';
import { migrate } from '@linli/persistence';
import { Connection, createConnection, Model } from 'mongoose';
import { eventListing } from '../migrations/event-listing.migration';
import { publishedSince } from '../migrations/published-since.migration';
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

it('no order does either, and each has an index by status that gives it', async () => {
  const known = (await listings.collection.indexes()).map(({ key }) => Object.keys(key).join(' '));
  for (const order of EVENT_ORDERS) {
    const [by, direction] = order.startsWith('-') ? [order.slice(1), -1 as const] : [order, 1 as const];
    const planOf = async (filter: object) =>
      JSON.stringify(
        await listings
          .find(filter)
          .sort({ [by]: direction, _id: direction })
          .limit(21)
          .explain('queryPlanner'),
      );
    // Which of several indexes by status is taken is for each store to say.
    expect(known).toContain(`status ${by} _id`);
    for (const query of [{}, ...FILTERS])
      expect([order, query, (await planOf(filterOf(query, NOON) ?? {})).includes('COLLSCAN')]).toEqual([order, query, false]);
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

it('an event of before it was kept when it was published comes in the order in which it was made', async () => {
  const ids = ['0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d', '0290f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d'];
  const events = ids.map((_id) => aCommunityEvent({ _id }));
  await connection.collection<{ _id: string }>('communityEvents').insertMany(events);
  const old = events.map((event) => ({ ...listingOf(event), publishedAt: undefined }));
  await connection.collection<{ _id: string }>('eventListings').insertMany(old, { ignoreUndefined: true });
  const later = listingOf(aCommunityEvent({ _id: 'later', publishedAt: NOON }));
  await listings.insertMany([later]);
  await publishedSince.run(connection);
  await publishedSince.run(connection);
  const found = await listings
    .find({ _id: { $in: [...ids, 'later'] } })
    .sort({ publishedAt: 1, _id: 1 })
    .lean();
  expect(found.map(({ _id, publishedAt }) => [_id, publishedAt])).toEqual([
    [ids[0], new Date(0x0190f3c27b1e)],
    ['later', NOON],
    [ids[1], new Date(0x0290f3c27b1e)],
  ]);
});
