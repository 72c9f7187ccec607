import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { SessionView } from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import { ADMINISTRATOR, GatewaySystem } from '../testing/gateway-system';

const FEW = { RATE_LIMIT_ACCOUNT: 20, RATE_LIMIT_ADDRESS: 30, RATE_LIMIT_PROOF: 10 };

describe('limits on requests', () => {
  const namespace = `test-${randomUUID().slice(0, 8)}-`;
  let one: GatewaySystem;
  let two: GatewaySystem;
  let session: SessionView;
  beforeAll(async () => {
    one = await GatewaySystem.startIn(namespace, { settings: FEW });
    two = await GatewaySystem.startIn(namespace, { settings: FEW });
    // The second half of a minute, so that what was counted before is nearly forgotten by the end of it.
    for (const system of [one, two]) system.clock.set(new Date('2026-11-26T08:00:01Z'));
    session = await one.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
  });
  afterAll(async () => {
    await two.stop();
    await one.stop();
  });

  const me = (system: GatewaySystem) => system.send('GET /me', { token: session.token });

  it('are told with each answer, hold for an account, and are free again in the next minute', async () => {
    const first = await me(one);
    expect([first.status, first.headers.get('ratelimit-policy'), first.headers.get('ratelimit')]).toEqual([
      200,
      '"account";q=20;w=60',
      expect.stringMatching(/^"account";r=19;t=5\d$/),
    ]);
    for (let times = 0; times < 19; times++) await me(one);
    const refused = await me(one);
    const wait = refused.headers.get('retry-after');
    expect([refused.status, refused.headers.get('ratelimit')]).toEqual([429, `"account";r=0;t=${wait}`]);
    expect(Number(wait)).toBeGreaterThan(30);
    expect(refused.body.type).toMatch(/too-many-requests$/);
  });

  it('are shared by all replicas', async () => {
    await until('the other replica to know', async () => (await me(two)).status === 429);
  });

  it('hold for an address without a token, and more strictly for proofs', async () => {
    const statuses = async (endpoint: string, times: number) => {
      const answers: number[] = [];
      for (let each = 0; each < times; each++)
        answers.push((await one.send(endpoint, endpoint.startsWith('POST') ? { json: {} } : {})).status);
      return answers;
    };
    expect((await statuses('GET /areas', 31)).filter((status) => status === 429)).toHaveLength(1);
    expect((await statuses('POST /sign-up', 12)).filter((status) => status === 429).length).toBeGreaterThanOrEqual(2);
    expect(await statuses('POST /sign-in/city/back-channel-logout', 1)).toEqual([429]);
  });

  it('hold for an address that invents tokens, or addresses of ours to send one to', async () => {
    const told = async (endpoint: string, authorization: string) => {
      const { status, headers } = await two.send(endpoint, { headers: { authorization } });
      return [status, headers.get('ratelimit')?.split(';')[0]];
    };
    two.clock.set(new Date('2026-11-26T09:00:01Z'));
    for (const authorization of ['Bearer x.y.z', 'Bearer', 'Basic eDp5'])
      expect(await told('GET /me', authorization)).toEqual([401, '"address"']);
    expect(await told('GET /nowhere', 'Bearer x.y.z')).toEqual([404, '"address"']);
    for (const endpoint of [
      'GET /openapi.json',
      'GET /docs/swagger-ui-init.js',
      'GET /docs/swagger-ui.css',
      'HEAD /openapi.json',
    ])
      for (const authorization of ['x', 'Bearer x.y.z']) expect(await told(endpoint, authorization)).toEqual([200, '"address"']);
    for (let times = 0; times < 18; times++) await told('GET /me', 'Bearer x.y.z');
    expect(await told('GET /me', 'Bearer x.y.z')).toEqual([429, '"address"']);
    for (const endpoint of ['GET /nowhere', 'GET /openapi.json', 'GET /docs/swagger-ui-init.js'])
      expect(await told(endpoint, 'Bearer x.y.z')).toEqual([429, '"address"']);
    expect((await told('GET /me', `Bearer ${(await two.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password)).token}`))[0]).toBe(
      200,
    );
  });

  it('hold for a network of IPv6 addresses as for one of IPv4', async () => {
    const behind = await GatewaySystem.startWith({ ...FEW, TRUSTED_PROXIES: ['127.0.0.1'] });
    const from = async (address: string) =>
      (await behind.send('POST /sign-up', { json: {}, headers: { 'x-forwarded-for': address } })).status;
    try {
      behind.clock.set(new Date('2026-11-26T08:00:01Z'));
      for (let each = 1; each <= 10; each++) expect(await from(`2001:db8:1:2::${each}`)).toBe(400);
      expect([await from('2001:db8:1:2:ffff::1'), await from('2001:db8:1:3::1'), await from('203.0.113.7')]).toEqual([
        429, 400, 400,
      ]);
    } finally {
      await behind.stop();
    }
  });

  it('do not hold for those who look after the machine', async () => {
    for (let times = 0; times < 40; times++) expect((await one.send('GET /health/live')).status).toBe(200);
  });
});

const PAGE = 'https://pages.example.org';
const ON_EVERY_ANSWER = [
  ...['content-security-policy', 'strict-transport-security', 'x-content-type-options', 'referrer-policy', 'x-frame-options'],
  ...['access-control-allow-origin', 'access-control-expose-headers'],
];

describe('a gateway that is busy', () => {
  let system: GatewaySystem;
  beforeAll(async () => {
    system = await GatewaySystem.startIn(`test-${randomUUID().slice(0, 8)}-`, {
      settings: { MOST_REQUESTS: 1, MOST_CONNECTIONS: 60, CORS_ORIGINS: [PAGE] },
    });
  });
  afterAll(() => system.stop());

  /** What comes back for what is written on a bare connection. */
  async function written(...parts: string[]): Promise<string> {
    const socket = connect(Number(new URL(system.origin).port), '127.0.0.1');
    for (const part of parts) socket.write(part);
    return text(socket);
  }

  it('refuses reads before writes, with a time to come again, and answers for its health', async () => {
    const slow = connect(Number(new URL(system.origin).port), '127.0.0.1');
    slow.write('POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{');
    const read = await until('a refusal', async () => {
      const answer = await system.send('GET /areas', { headers: { 'accept-language': 'en' } });
      return answer.status === 503 && answer;
    });
    expect(read.body).toMatchObject({ type: 'urn:linli:error:linli.overloaded', title: 'Not available just now' });
    expect(Number(read.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await system.send('GET /health/live')).status).toBe(200);
    expect((await system.send('POST /sign-in', { json: {} })).status).toBe(400);
    slow.destroy();
    await until('room', async () => (await system.send('GET /areas')).status === 200);
  });

  it('refuses with the headers that every answer has, so that pages of other origins may read when to come again', async () => {
    const from = (origin: string) => system.send('GET /areas', { headers: { origin } });
    const headersOf = ({ headers }: { headers: Headers }) => ON_EVERY_ANSWER.map((name) => headers.get(name));
    const usual = await until('an answer', async () => {
      const answer = await from(PAGE);
      return answer.status === 200 && answer;
    });
    const slow = connect(Number(new URL(system.origin).port), '127.0.0.1');
    slow.write('POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{');
    const refused = await until('a refusal', async () => {
      const answer = await from(PAGE);
      return answer.status === 503 && answer;
    });
    const elsewhere = await from('https://elsewhere.example.org');
    slow.destroy();
    expect(headersOf(refused)).toEqual(headersOf(usual));
    expect(headersOf(refused)).not.toContain(null);
    expect(refused.headers.get('vary')).toContain('Origin');
    expect([elsewhere.status, elsewhere.headers.get('access-control-allow-origin')]).toEqual([503, null]);
    await until('room', async () => (await system.send('GET /areas')).status === 200);
  });

  it('lets in whoever waits as soon as there is room, and nobody who has left', async () => {
    const slow = connect(Number(new URL(system.origin).port), '127.0.0.1');
    slow.write('POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{');
    await until('a refusal', async () => (await system.send('GET /areas')).status === 503);
    const leaving = new AbortController();
    const left = fetch(`${system.origin}/areas`, { signal: leaving.signal }).catch(({ name }: Error) => name);
    const waiting = system.send('GET /areas?limit=1');
    await pause(100);
    leaving.abort();
    slow.destroy();
    expect([await left, (await waiting).status]).toEqual(['AbortError', 200]);
  });

  it('stops although somebody is connected who asks nothing', async () => {
    const other = await GatewaySystem.start();
    const silent = connect(Number(new URL(other.origin).port), '127.0.0.1');
    const closed = new Promise((resolve) => silent.on('error', () => undefined).once('close', resolve));
    await new Promise((resolve) => silent.once('connect', resolve));
    await Promise.all([other.stop(), closed]);
  });

  it('answers what it cannot read with a problem', async () => {
    const answer = await written('NONSENSE\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\nContent-Type: application\/problem\+json/);
    expect(await written(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 /);
  });

  it('closes connections beyond those of one address', async () => {
    const { port } = new URL(system.origin);
    const sockets = Array.from({ length: 80 }, () => connect(Number(port), '127.0.0.1').on('error', () => undefined));
    await until('the others to be closed', async () => sockets.filter(({ destroyed }) => destroyed).length >= 20);
    for (const socket of sockets) socket.destroy();
    await until('room', async () => (await system.send('GET /health/live').catch(() => ({ status: 0 }))).status === 200);
  });
});
