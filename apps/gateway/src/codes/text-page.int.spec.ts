import { GatewaySystem } from '../testing/gateway-system';
import { textDesk } from '../testing/text-desk';

const SMS_PAGE_SECRET = 'a-secret-of-the-tests-0123456789';
const ADDRESS = `GET /text-messages/${SMS_PAGE_SECRET}`;

describe('the page of text messages', () => {
  let system: GatewaySystem;
  beforeAll(async () => {
    system = await GatewaySystem.startWith({ SMS_PAGE: 'on', SMS_PAGE_SECRET }, textDesk);
  });
  afterAll(() => system.stop());

  it('is there at its address, on this machine', async () => {
    const { status, headers, body } = await system.send<string>(ADDRESS, { headers: { 'accept-language': 'en' } });
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toContain('There are none yet.');
  });

  it.each(['', '/', '/guess', `/${SMS_PAGE_SECRET}x`, `/${SMS_PAGE_SECRET.slice(1)}`, '/%00'])(
    'is not there at %p for what nginx passes on by default: from this machine, to its own name, without a word of a proxy',
    async (end) => {
      const { hostname } = new URL(system.origin);
      expect(hostname).toBe('127.0.0.1');
      expect((await system.send(`GET /text-messages${end}`, { headers: { connection: 'close' } })).status).toBe(404);
    },
  );

  it('is not there for what says that it was passed on', async () => {
    expect((await system.send(ADDRESS, { headers: { 'x-forwarded-for': '203.0.113.5' } })).status).toBe(404);
  });
});

describe('without SMS_PAGE=on', () => {
  it.each([
    { SMS_PAGE: 'off', SMS_PAGE_SECRET } as const,
    { SMS_PAGE: undefined, SMS_PAGE_SECRET },
    { SMS_PAGE: 'on', SMS_PAGE_SECRET: undefined } as const,
  ])('there is no page: %p', async (settings) => {
    const system = await GatewaySystem.startWith(settings, textDesk);
    try {
      expect((await system.send(ADDRESS)).status).toBe(404);
      expect((await system.send('GET /text-messages/undefined')).status).toBe(404);
    } finally {
      await system.stop();
    }
  });
});
