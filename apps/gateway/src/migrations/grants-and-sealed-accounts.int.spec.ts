import { randomUUID } from 'node:crypto';
import { migrate } from '@linli/persistence';
import { Keyring } from '@linli/personal-data';
import { Connection, createConnection } from 'mongoose';
import { GatewaySystem, PERSONAL_DATA } from '../testing/gateway-system';
import { grantsAndSealedAccounts } from './grants-and-sealed-accounts';

describe('accounts of before there were grants', () => {
  let connection: Connection;
  let system: GatewaySystem;
  const namespace = `test-${randomUUID().slice(0, 8)}-`;

  beforeAll(async () => {
    connection = await createConnection(process.env.MONGODB_URI as string, { dbName: `${namespace}gateway` }).asPromise();
    const accounts = connection.collection<{ _id: string }>('accounts');
    await accounts.createIndex({ phone: 1 } as never, { unique: true });
    await accounts.insertMany([
      anOldAccount({ phone: '13911110001', roles: ['organiser', 'resident'], areaCodes: ['510108'] }),
      anOldAccount({ phone: '13911110002', roles: ['administrator'] }),
      anOldAccount({ phone: '13911110003', roles: ['enterprise'], memberOf: ['e1'] }),
    ]);
    system = await GatewaySystem.startIn(namespace);
  });
  afterAll(async () => {
    await system.stop();
    await connection.close();
  });

  it.each([
    ['13911110001', { roles: ['resident', 'organiser'], areaCodes: ['510108'], memberOf: [] }],
    ['13911110002', { roles: ['resident', 'administrator'], areaCodes: [], memberOf: [] }],
    ['13911110003', { roles: ['resident', 'enterprise'], areaCodes: [], memberOf: ['e1'] }],
  ])('sign in as before: %s', async (phone, account) => {
    expect((await system.signIn(phone)).account).toMatchObject({ ...account, name: '林小满', language: 'en' });
  });

  it('hold nothing in the clear any more, and stay as they are when it is done again', async () => {
    const read = async () => [
      await connection.collection('accounts').find().toArray(),
      await connection.collection('grants').find().toArray(),
    ];
    const before = await read();
    expect(JSON.stringify(before)).not.toMatch(/139\d{8}|林小满/);
    await connection.collection('migrations').deleteMany({});
    await migrate(connection, [grantsAndSealedAccounts(Keyring.of(PERSONAL_DATA))]);
    expect(await read()).toEqual(before);
  });
});

/** Hash of `linli-demo` in one round. */
const HASH = '1.UPOg93W7m4DSXAffSZ8q6A.GL7gLEjbsXg-M4mLYdPvb-C3n52409OplsyY4na1XAI';

const anOldAccount = (given: object) => ({
  _id: randomUUID(),
  passwordHash: HASH,
  name: '林小满',
  language: 'en',
  roles: [],
  areaCodes: [],
  memberOf: [],
  openedAt: new Date('2026-03-02T04:00:00Z'),
  ...given,
});
