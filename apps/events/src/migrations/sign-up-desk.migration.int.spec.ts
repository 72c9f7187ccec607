import { randomUUID } from 'node:crypto';
import { migrate } from '@linli/persistence';
import { Connection, createConnection } from 'mongoose';
import { signUpDesk } from './sign-up-desk.migration';

let connection: Connection;

beforeAll(async () => {
  connection = await createConnection(process.env.MONGODB_URI as string, {
    dbName: `test-${randomUUID().slice(0, 8)}`,
  }).asPromise();
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

it('takes the unique index of before away, also where there is none', async () => {
  const registrations = connection.collection<{ _id: string; eventId: string; residentId: string; active: boolean }>(
    'registrations',
  );
  await registrations.createIndex({ eventId: 1, residentId: 1 }, { unique: true, partialFilterExpression: { active: true } });
  await migrate(connection, [signUpDesk]);
  await signUpDesk.run(connection);
  for (const _id of ['r1', 'r2']) await registrations.insertOne({ _id, eventId: 'e1', residentId: 'p1', active: true });
  expect(await registrations.countDocuments({})).toBe(2);
});
