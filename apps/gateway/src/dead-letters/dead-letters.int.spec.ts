import { randomUUID } from 'node:crypto';
import { DeadLetterBatch, DeadLetterPage, DeadLetterView } from '@linli/contracts/dead-letters';
import { AccountOpened } from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import { ADMINISTRATOR, accountBody, GatewaySystem } from '../testing/gateway-system';
import { greeter, greeting } from '../testing/greeter';

describe('dead letters over HTTP', () => {
  let system: GatewaySystem;
  let token: string;
  let phones = 13_922_220_000;

  beforeAll(async () => {
    system = await GatewaySystem.start(greeter);
    token = (await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password)).token;
    await until('the letter about the administrator’s own account', async () => (await list()).items.length === 1);
  });
  afterAll(() => system.stop());

  const list = async (query = '') => {
    const answer = await system.send<DeadLetterPage>(`GET /dead-letters?service=notifications${query}`, { token });
    return answer.body;
  };
  const batch = (what: 'replay' | 'discard', json: object, headers = {}) =>
    system.send<DeadLetterBatch>(`POST /dead-letters/${what}`, { token, json: { service: 'notifications', ...json }, headers });

  /** Opens accounts that nobody greets, and waits for their letters. */
  async function greetingsFail(count: number): Promise<DeadLetterPage['items']> {
    await batch('discard', {});
    greeting.hoarse = true;
    for (let at = 0; at < count; at++)
      await system.send('POST /accounts', { token, json: accountBody({ phone: String(++phones), roles: ['resident'] }) });
    return until('the letters', async () => {
      const { items } = await list();
      return items.length === count && items;
    });
  }

  it('are listed page by page and read one by one', async () => {
    const items = await greetingsFail(3);
    const first = await list('&limit=2');
    const second = await list(`&limit=2&after=${first.next}`);
    expect([...first.items, ...second.items]).toEqual(items);
    expect(second.next).toBeUndefined();
    const letter = await system.send<DeadLetterView>(`GET /dead-letters/${items[0]!.id}`, { token });
    expect(letter.body).toMatchObject({ ...items[0], reason: 'No voice today.', contract: AccountOpened.name, attempts: 1 });
    expect(JSON.parse(letter.body.body)).toMatchObject({ language: 'zh-CN' });
    expect(letter.body.headers).toContainEqual({ name: 'type', value: AccountOpened.name });
  });

  it('are replayed when their cause is mended, and the same key replays no more', async () => {
    await greetingsFail(2);
    Object.assign(greeting, { hoarse: false, greeted: [] });
    expect((await batch('replay', { dryRun: true })).body).toEqual({ letters: 2, stranded: 0 });
    const key = { 'idempotency-key': 'mended' };
    expect((await batch('replay', { limit: 1 }, key)).body).toMatchObject({ letters: 1, next: expect.any(String) });
    expect((await batch('replay', { limit: 1 }, key)).body).toMatchObject({ letters: 1, next: expect.any(String) });
    expect((await list()).items).toHaveLength(1);
    await batch('replay', {});
    await until('the greetings', () => greeting.greeted.length === 2);
    expect(await list()).toEqual({ items: [] });
    const [replayed] = (await list('&state=replayed')).items;
    await until('its effect', async () => {
      const { body } = await system.send<DeadLetterView>(`GET /dead-letters/${replayed!.id}`, { token });
      return body.tookEffectAt;
    });
  });

  it('are discarded by filter', async () => {
    const [letter] = await greetingsFail(2);
    expect((await batch('discard', { handler: 'another-handler' })).body).toEqual({ letters: 0, stranded: 0 });
    expect((await batch('discard', { ids: [letter!.id] })).body).toEqual({ letters: 1, stranded: 0 });
    expect((await list('&handler=greet-when-account-opened')).items).toHaveLength(1);
  });

  it('of the gateway itself are asked for in the same way', async () => {
    const answer = await system.send('GET /dead-letters?service=gateway', { token });
    expect([answer.status, answer.body]).toEqual([200, { items: [] }]);
  });

  it('are told to administrators only', async () => {
    const organiser = await system.signedIn('organiser', 'handler');
    const asked = ['GET /dead-letters?service=events', `GET /dead-letters/events.${randomUUID()}`, 'POST /dead-letters/replay'];
    for (const endpoint of [...asked, 'POST /dead-letters/discard']) {
      expect((await system.send(endpoint)).status).toBe(401);
      expect((await system.send(endpoint, { token: organiser.token })).status).toBe(403);
    }
  });

  it.each([
    ['GET /dead-letters', 400],
    ['GET /dead-letters?service=nowhere', 400],
    ['GET /dead-letters?service=gateway&from=yesterday', 400],
    ['GET /dead-letters?service=events', 503],
    ['GET /dead-letters/17', 400],
    [`GET /dead-letters/nowhere.${randomUUID()}`, 404],
    [`GET /dead-letters/notifications.${randomUUID()}`, 404],
  ])('are not there: %s is %i', async (endpoint, status) => {
    expect((await system.send(endpoint, { token })).status).toBe(status);
  });
});
