import { randomUUID } from 'node:crypto';
import { InvitationPage } from '@linli/contracts/gateway';
import { Keyring } from '@linli/personal-data';
import { until } from '@linli/testing';
import { ADMINISTRATOR, GatewaySystem, PERSONAL_DATA } from '../testing/gateway-system';
import { tellOfOrganisation } from '../testing/organisation-facts';
import { resealEverything, SEALED_COLLECTIONS } from './sealed-collections';

const K1 = PERSONAL_DATA.PERSONAL_DATA_KEYS;
const K2 = `k2:${Buffer.alloc(32, 3).toString('base64')}`;
/** Accounts and invitations are made over HTTP, of the others one document each is laid there. */
const OTHERS = SEALED_COLLECTIONS.slice(2);
const ID = 'a document of the test';
const KEPT = { keptUntil: new Date(Date.now() + 86_400_000), expiresAt: new Date(Date.now() + 86_400_000) };
const opened: GatewaySystem[] = [];
const startOn = async (namespace: string, PERSONAL_DATA_KEYS: string) => {
  const system = await GatewaySystem.startIn(namespace, { settings: { PERSONAL_DATA_KEYS } });
  opened.push(system);
  return system;
};
afterAll(async () => {
  for (const system of opened.reverse()) await system.stop();
});

describe('a change of the key', () => {
  it('loses nothing that the gateway keeps sealed', async () => {
    const namespace = `test-${randomUUID().slice(0, 8)}-`;
    const before = await startOn(namespace, K1);
    const { token } = await before.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    const organisationId = await tellOfOrganisation(before);
    const path = `/organisations/${organisationId}/invitations` as const;
    const invite = () => before.send(`POST ${path}`, { token, json: { phone: '13911112222' } });
    await until('the organisation', async () => (await invite()).status !== 404);
    for (const { fields } of OTHERS)
      await before.database.collection<{ _id: string }>(fields.collection).insertOne({
        ...fields.seal({ _id: ID, [`${fields.names[0]}`]: 'a secret' } as never, before.provider(Keyring)),
        ...KEPT,
      });

    const during = await startOn(namespace, `${K2},${K1}`);
    const told = await resealEverything({
      modelOf: (name) => during.modelOf(name),
      keyring: during.provider(Keyring),
    });
    expect(told).toMatchObject({ failed: 0, failures: [] });
    for (const { fields } of SEALED_COLLECTIONS)
      expect(JSON.stringify(await during.database.collection(fields.collection).find().toArray())).not.toMatch(/"k1\./);

    const after = await startOn(namespace, K2);
    const signedIn = await after.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    const listed = await after.send<InvitationPage>(`GET ${path}`, { token: signedIn.token });
    expect([listed.status, listed.body.items[0]?.phone]).toEqual([200, '139****2222']);
    for (const { fields } of OTHERS) {
      const found = await after.database.collection<{ _id: string }>(fields.collection).findOne({ _id: ID });
      expect(fields.open(found as never, after.provider(Keyring))).toMatchObject({ [`${fields.names[0]}`]: 'a secret' });
    }
  });
});
