import { randomUUID } from 'node:crypto';
import { Connection, createConnection } from 'mongoose';
import { suspendedGrants } from './suspended-grants';

/** As it lies in the store. */
interface Stored {
  readonly _id: string;
  readonly [field: string]: unknown;
}

describe('roles of accounts that were being deleted before roles were suspended', () => {
  let connection: Connection;
  beforeAll(async () => {
    const dbName = `test-${randomUUID().slice(0, 8)}-gateway`;
    connection = await createConnection(process.env.MONGODB_URI as string, { dbName }).asPromise();
  });
  afterAll(async () => {
    await connection.dropDatabase();
    await connection.close();
  });

  it('are suspended where the wish has ended them, and nobody else; done again it changes nothing', async () => {
    const wish = { status: 'revoked', revokedBy: 'person', revokedAt: new Date(), revocationReason: 'deletion of the account' };
    await connection.collection<Stored>('grants').insertMany([
      { _id: 'ended by the wish', accountId: 'person', ...wish },
      { _id: 'dismissed', accountId: 'person', ...wish, revokedBy: 'administrator', revocationReason: 'dismissed' },
      { _id: 'of another wish', accountId: 'person', ...wish },
    ]);
    const erasure = { accountId: 'person', status: 'waiting', grantIds: ['ended by the wish', 'dismissed'] };
    await connection.collection<Stored>('erasures').insertMany([
      { _id: 'waiting', ...erasure },
      { _id: 'over', ...erasure, status: 'cancelled', grantIds: ['of another wish'] },
    ]);
    const read = () => connection.collection<Stored>('grants').find().sort({ _id: 1 }).toArray();
    await suspendedGrants.run(connection);
    const after = await read();
    expect(after.map(({ _id, status }) => [_id, status])).toEqual([
      ['dismissed', 'revoked'],
      ['ended by the wish', 'suspended'],
      ['of another wish', 'revoked'],
    ]);
    expect(after[1]).toEqual({ _id: 'ended by the wish', accountId: 'person', status: 'suspended' });
    await suspendedGrants.run(connection);
    expect(await read()).toEqual(after);
  });
});
