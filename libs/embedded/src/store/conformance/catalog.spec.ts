import type { Document } from 'mongodb';
import { answers, refuses, type Store, topic } from './behaviour';

const names = async ({ db }: Store, filter: Document) =>
  (await db.listCollections(filter, { nameOnly: true }).toArray()).map(({ name }) => name);

topic('Collections and databases', () => {
  answers(
    'createCollection, listCollections and drop',
    async (store) => {
      await store.db.createCollection('made');
      const listed = await store.db.listCollections({ name: 'made' }).toArray();
      const dropped = await store.db.collection('made').drop();
      return [listed.map(({ name, type }) => [name, type]), dropped, await names(store, { name: 'made' })];
    },
    [[['made', 'collection']], true, []],
  );
  answers(
    'a first write makes a collection',
    async (store) => {
      await store.db.collection('byWrite').insertOne({});
      return names(store, { name: /^byW/ });
    },
    ['byWrite'],
  );
  refuses(
    'create refuses a name that is taken, with other options',
    async ({ db, fresh }) => db.command({ create: (await fresh([{}])).collectionName, capped: true, size: 4096 }),
    48,
  );
  answers('dropping a collection that is not there is no error', async ({ db }) => (await db.command({ drop: 'none' })).ok, 1);
  answers(
    'a dropped collection forgets its indexes',
    async ({ fresh }) => {
      const things = await fresh([{ a: 1 }]);
      await things.createIndex({ a: 1 });
      await things.drop();
      await things.insertOne({ a: 1 });
      return (await things.indexes()).map(({ name }) => name);
    },
    ['_id_'],
  );
  answers(
    'dropDatabase and listDatabases',
    async ({ db, client }) => {
      const other = client.db(`${db.databaseName}_x`);
      await other.collection('a').insertOne({});
      const list = async () =>
        (await client.db('admin').admin().listDatabases({ nameOnly: true })).databases.some(
          ({ name }) => name === other.databaseName,
        );
      const before = await list();
      await other.dropDatabase();
      return [before, await list()];
    },
    [true, false],
  );
  answers(
    'renameCollection keeps documents and indexes',
    async ({ db, fresh }) => {
      const things = await fresh([{ _id: 1, a: 1 }]);
      await things.createIndex({ a: 1 });
      await things.rename('renamed');
      const renamed = db.collection('renamed');
      return [await renamed.find().toArray(), (await renamed.indexes()).map(({ name }) => name), await things.countDocuments()];
    },
    [[{ _id: 1, a: 1 }], ['_id_', 'a_1'], 0],
  );
  answers(
    'renameCollection with dropTarget replaces a collection',
    async ({ db, fresh }) => {
      const things = await fresh([{ _id: 1 }]);
      await db.collection('target').insertOne({ _id: 2 as never });
      await things.rename('target', { dropTarget: true });
      return db.collection('target').find().toArray();
    },
    [{ _id: 1 }],
  );
  refuses(
    'renameCollection refuses a name that is taken',
    async ({ fresh }) => {
      const [a, b] = [await fresh([{}]), await fresh([{}])];
      await a.rename(b.collectionName);
    },
    48,
  );
  refuses('renameCollection refuses a collection that is not there', async ({ db }) => db.collection('none').rename('other'), 26);
  answers(
    'a validator checks documents',
    async ({ db }) => {
      await db.createCollection('checked', { validator: { n: { $type: 'number' } } });
      const { code } = await db
        .collection('checked')
        .insertOne({ n: 'x' })
        .then(
          () => ({ code: 0 }),
          (error) => error,
        );
      return code;
    },
    121,
  );
  answers(
    'collMod changes the time to live of an index',
    async ({ db, fresh }) => {
      const things = await fresh([{ at: new Date() }]);
      await things.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
      await db.command({ collMod: things.collectionName, index: { keyPattern: { at: 1 }, expireAfterSeconds: 90 } });
      return (await things.indexes()).find(({ name }) => name === 'at_1')?.expireAfterSeconds;
    },
    90,
  );
  answers(
    'a view shows what its pipeline makes',
    async ({ db, fresh }) => {
      const things = await fresh([
        { _id: 1, a: 1 },
        { _id: 2, a: 2 },
      ]);
      await db.createCollection('view', { viewOn: things.collectionName, pipeline: [{ $match: { a: 2 } }] });
      return db.collection('view').find().toArray();
    },
    [{ _id: 2, a: 2 }],
  );
  answers(
    'a collection with a collation of its own',
    async ({ db }) => {
      const own = await db.createCollection('collated', { collation: { locale: 'en', strength: 2 } });
      await own.insertOne({ s: 'Anna' });
      return own.countDocuments({ s: 'anna' });
    },
    1,
  );
  answers(
    'dbStats counts collections',
    async ({ db, client }) => {
      const own = client.db(`${db.databaseName}_s`);
      await own.collection('a').insertOne({});
      const { collections } = await own.command({ dbStats: 1 });
      await own.dropDatabase();
      return collections;
    },
    1,
  );
  answers(
    'hello, ping, buildInfo and connectionStatus',
    async ({ db }) => {
      const replies = ['hello', 'ping', 'buildInfo', 'connectionStatus'].map((name) => db.admin().command({ [name]: 1 }));
      return (await Promise.all(replies)).map((reply) => (reply as { ok: number }).ok);
    },
    [1, 1, 1, 1],
  );
  answers(
    'a change of schema of many documents',
    async ({ fresh }) => {
      const people = await fresh([
        { _id: 1, name: 'Li Na', phone: '1' },
        { _id: 2, name: 'Wang Fang' },
      ]);
      await people.updateMany({}, { $rename: { phone: 'contact.phone' } });
      await people.updateMany({}, [{ $set: { names: { $split: ['$name', ' '] }, version: 2 } }, { $unset: 'name' }]);
      await people.createIndex({ 'contact.phone': 1 }, { unique: true, sparse: true });
      return people.find().sort({ _id: 1 }).toArray();
    },
    [
      { _id: 1, contact: { phone: '1' }, names: ['Li', 'Na'], version: 2 },
      { _id: 2, names: ['Wang', 'Fang'], version: 2 },
    ],
  );
  answers(
    'numbers keep their kind',
    async ({ fresh, db }) => {
      const { collectionName } = await fresh();
      const { Double, Int32, Long, Decimal128 } = await import('mongodb');
      const raw = db.collection<Document>(collectionName, { promoteValues: false });
      await raw.insertOne({ i: new Int32(3), l: Long.fromNumber(3), d: new Double(3), m: Decimal128.fromString('3.0') });
      const { i, l, d, m } = (await raw.findOne())!;
      return [i, l, d, m].map(({ _bsontype }) => _bsontype);
    },
    ['Int32', 'Long', 'Double', 'Decimal128'],
  );
});
