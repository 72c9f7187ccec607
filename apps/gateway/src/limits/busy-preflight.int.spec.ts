import { connect } from 'node:net';
import { until } from '@linli/testing';
import { GatewaySystem } from '../testing/gateway-system';

const PAGE = 'https://pages.example.org';
const SLOW = 'POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{';
const TOLD = ['allow-origin', 'allow-methods', 'allow-headers', 'max-age'].map((end) => `access-control-${end}`);

describe('a browser that asks a busy gateway whether a page may send a request', () => {
  let system: GatewaySystem;
  beforeAll(async () => {
    system = await GatewaySystem.startWith({ MOST_REQUESTS: 1, CORS_ORIGINS: [PAGE] });
  });
  afterAll(() => system.stop());

  const ask = (headers: Record<string, string>) =>
    system.send('OPTIONS /me', {
      headers: { 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization', ...headers },
    });

  it('is told what it is told at any other time, so that the page can read from its request that it is to come again', async () => {
    const usual = await ask({ origin: PAGE });
    const slow = [1, 2].map(() => connect(Number(new URL(system.origin).port), '127.0.0.1'));
    for (const socket of slow) socket.write(SLOW);
    await until('the page of elsewhere to be refused', async () => {
      const answer = await ask({ origin: 'https://elsewhere.example.org' });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      return answer.status === 503;
    });
    const busy = await ask({ origin: PAGE });
    const request = await system.send('GET /me', { headers: { origin: PAGE } });
    for (const socket of slow) socket.destroy();
    expect([usual.status, busy.status, request.status]).toEqual([204, 204, 503]);
    expect(TOLD.map((name) => busy.headers.get(name))).toEqual(TOLD.map((name) => usual.headers.get(name)));
    expect(request.headers.get('access-control-allow-origin')).toBe(PAGE);
    expect(busy.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('finds that problems differ by its origin, too', async () => {
    const answer = await system.send('GET /me', { headers: { origin: PAGE } });
    expect([answer.status, answer.headers.get('vary')]).toEqual([401, 'Origin, Accept-Language']);
  });
});
