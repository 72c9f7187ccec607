import { randomUUID } from 'node:crypto';
import { ListCommunityEventsBody } from '@linli/contracts/events';
import { migrate } from '@linli/persistence';
import { Connection, createConnection, Model } from 'mongoose';
import { eventListing } from '../migrations/event-listing.migration';
import { aCommunityEvent, NOON } from '../testing/builders';
import { COMMUNITY_EVENT, CommunityEventSchema } from './community-event.schema';
import { filterOf } from './event-filter';
import { ListedEvent, listed } from './listing';

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
const combinations = Array.from(
  { length: 2 ** FILTERS.length },
  (_, bits): ListCommunityEventsBody => Object.assign({}, ...FILTERS.filter((_filter, at) => bits & (1 << at))),
);
let connection: Connection;
let events: Model<ListedEvent>;

beforeAll(async () => {
  const dbName = `test-${randomUUID().slice(0, 8)}`;
  connection = await createConnection(process.env.MONGODB_URI as string, { dbName }).asPromise();
  events = connection.model<ListedEvent>(COMMUNITY_EVENT, CommunityEventSchema);
  await events.init();
  await events.insertMany(Array.from({ length: 500 }, (_, at) => listed(aCommunityEvent({ _id: `e${at}` }))));
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

it('no combination of filters makes the store look at all events', async () => {
  for (const query of combinations) {
    const plan = await events
      .find(filterOf(query, NOON) ?? {})
      .sort({ startsAt: 1, _id: 1 })
      .limit(21)
      .explain('queryPlanner');
    const text = JSON.stringify(plan);
    expect([query, text.includes('IXSCAN'), text.includes('COLLSCAN')]).toEqual([query, true, false]);
  }
});

it('words, tags and kinds are looked up in an index of their own', async () => {
  const planOf = async (query: ListCommunityEventsBody) =>
    JSON.stringify(await events.find(filterOf(query, NOON) ?? {}).explain());
  expect(await planOf({ q: '滨江' })).toContain('terms_1');
  expect(await planOf({ tag: '亲子' })).toContain('tags_1');
  expect(await planOf({ kind: 'market' })).toContain('kind_1');
});

it('an event of before there was a search is found once the database has come to this version', async () => {
  const {
    terms: _terms,
    hasRoom: _hasRoom,
    kind: _kind,
    price: _price,
    tags: _tags,
    ...old
  } = listed(aCommunityEvent({ _id: 'old' }));
  await connection.collection<{ _id: string }>('communityEvents').insertOne(old);
  await migrate(connection, [eventListing]);
  await eventListing.run(connection);
  const found = await events.find({ ...filterOf({ q: 'riverside', kind: 'other', free: true }, NOON), _id: 'old' }).lean();
  expect(found).toHaveLength(1);
});
