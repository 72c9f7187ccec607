import { ConsentList, ConsentPurposeList, SessionView } from '@linli/contracts/gateway';
import { GatewaySystem } from '../testing/gateway-system';
import { Consents } from './consents';

describe('consents', () => {
  let system: GatewaySystem;
  let person: SessionView;
  beforeAll(async () => {
    system = await GatewaySystem.start();
    person = await system.signedIn('resident');
  }, 60_000);
  afterAll(() => system.stop());

  const post = <T>(path: string, json: object, { token } = person) => system.send<T>(`POST ${path}`, { token, json });
  const mine = async ({ token } = person) => (await system.send<ConsentList>('GET /me/consents', { token })).body;
  const version = async () => (await system.send<ConsentPurposeList>('GET /consent-purposes')).body.items[0]?.version as string;

  it('tells everybody in both languages what can be agreed to', async () => {
    const { items } = (await system.send<ConsentPurposeList>('GET /consent-purposes')).body;
    expect(items.map(({ purpose, required }) => [purpose, required])).toEqual([
      ['terms-of-use', true],
      ['privacy-notice', true],
      ['share-phone-with-organisers', false],
      ['photos', false],
    ]);
    expect(items.every(({ title, text }) => title.zh && title.en && text.zh && text.en)).toBe(true);
  });

  it('are given, withdrawn and given again, each step on record with its device', async () => {
    const given = { purpose: 'photos', version: await version() };
    await system.send('POST /me/consents', { token: person.token, json: given, headers: { 'user-agent': 'Firefox (test)' } });
    await post('/me/consents', given);
    await post('/me/consents/withdraw', { purpose: 'photos' });
    await post('/me/consents/withdraw', { purpose: 'photos' });
    const { body } = await post<ConsentList>('/me/consents', given);
    expect(body.items.find(({ purpose }) => purpose === 'photos')).toMatchObject({
      standing: 'given',
      agreedVersion: given.version,
    });
    expect(body.history.map(({ step }) => step)).toEqual(['given', 'withdrawn', 'given']);
    expect(body.history[2]).toMatchObject({ device: 'Firefox (test)', through: 'giveConsent', title: { zh: '活动照片' } });
    expect(body.steps).toBe(3);
  });

  it('of one person are not those of another', async () => {
    const other = await system.signedIn('resident');
    expect((await mine(other)).items.every(({ standing }) => standing === 'never-given')).toBe(true);
    expect((await system.send('GET /me/consents')).status).toBe(401);
  });

  it('are not given to a text that nobody shows any more, and what an account rests on is not withdrawn alone', async () => {
    expect((await post('/me/consents', { purpose: 'photos', version: '2020-01-01' })).status).toBe(409);
    expect((await post('/me/consents/withdraw', { purpose: 'terms-of-use' })).status).toBe(422);
    expect((await post('/me/consents', { purpose: 'my-soul', version: '1' })).status).toBe(400);
  });

  it('can be recorded by the opening of an account', async () => {
    const consents = system.provider(Consents);
    const agreement = { purpose: 'terms-of-use', version: await version() } as const;
    await consents.give(person.account.id, agreement, { through: 'signUp', device: 'phone' });
    expect(await consents.has(person.account.id, 'terms-of-use')).toBe(true);
    expect(await consents.has(person.account.id, 'privacy-notice')).toBe(false);
  });

  it('are slowed down for who changes them all day', async () => {
    const restless = await system.signedIn('resident');
    const statuses = new Set<number>();
    for (let step = 0; step < 42; step++)
      statuses.add((await post('/me/consents/withdraw', { purpose: 'photos' }, restless)).status);
    expect([...statuses]).toEqual([200, 429]);
  });
});
