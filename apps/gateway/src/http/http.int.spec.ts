import { randomUUID } from 'node:crypto';
import { CommunityEventPage, RegistrationView } from '@linli/contracts/events';
import { SessionView } from '@linli/contracts/gateway';
import { CLOSED_EVENT, eventDesk, heard } from '../testing/event-desk';
import { GatewaySystem } from '../testing/gateway-system';
import { Problem } from './problem';

describe('the gateway over HTTP', () => {
  let system: GatewaySystem;
  let resident: SessionView;
  let organiser: SessionView;

  beforeAll(async () => {
    system = await GatewaySystem.start(eventDesk);
    resident = await system.signedIn('resident');
    organiser = await system.signedIn('organiser');
  });
  afterAll(() => system.stop());

  const inEnglish = { 'accept-language': 'en' };
  const registrations = (eventId: string = randomUUID()) => `POST /events/${eventId}/registrations`;

  describe('a request that is in order', () => {
    it('becomes the message of its route and is answered with the reply', async () => {
      const eventId = randomUUID();
      const answer = await system.send<RegistrationView>(registrations(eventId), {
        token: resident.token,
        json: { partySize: 3 },
      });
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({ eventId, partySize: 3, residentId: resident.account.id });
    });

    it('carries its correlation id into the service and back', async () => {
      const answer = await system.send(registrations(), { token: resident.token, json: { partySize: 1 } });
      expect(answer.headers.get('x-correlation-id')).toBe(heard.at(-1)?.correlationId);
      expect(heard.at(-1)?.actorId).toBe(resident.account.id);
    });

    it('takes the parameters of a query with their types, from anybody', async () => {
      const answer = await system.send<CommunityEventPage>('GET /events?limit=5&areaCode=510108');
      expect([answer.status, answer.body]).toEqual([200, { items: [] }]);
      expect(heard.at(-1)).toMatchObject({ actorId: 'anonymous', body: { limit: 5, areaCode: '510108' } });
    });

    it.each(['application/json', 'application/json; charset=utf-8', 'text/plain'])(
      'may come with an empty body where nothing is needed, as %s',
      async (type) => {
        const sending = { token: resident.token, raw: '', headers: { 'content-type': type } };
        const answer = await system.send(`POST /registrations/${randomUUID()}/cancel`, sending);
        expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ status: 'cancelled' })]);
      },
    );

    it('is answered in the same way when it is repeated with its key', async () => {
      const endpoint = registrations();
      const send = (json: object, key: string, { token } = resident) =>
        system.send<RegistrationView>(endpoint, { token, json, headers: { 'idempotency-key': key } });
      const first = await send({ partySize: 2 }, 'key 1');
      const second = await send({ partySize: 2 }, 'key 1');
      expect([second.status, second.body]).toEqual([201, first.body]);
      expect([first, second].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
      const other = await send({ partySize: 3 }, 'key 1');
      expect([other.status, (other.body as unknown as Problem).type]).toEqual([422, 'urn:linli:error:linli.key-reused']);
      const somebodyElse = await system.signedIn('resident');
      expect((await send({ partySize: 4 }, 'key 1', somebodyElse)).status).toBe(201);
    });
  });

  describe('who calls', () => {
    it('must be signed in', async () => {
      const answer = await system.send(registrations(), { json: { partySize: 1 }, headers: inEnglish });
      expect(answer.body).toMatchObject({
        type: 'urn:linli:error:linli.sign-in-required',
        status: 401,
        title: 'Sign-in needed',
        detail: 'Please sign in first.',
      });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="linli"');
    });

    it('must have a role of the route', async () => {
      const answer = await system.send(`GET /events/${randomUUID()}/registrations`, { token: resident.token });
      expect(answer.body).toMatchObject({ type: 'urn:linli:error:linli.role-missing', status: 403 });
    });

    it('must not send a bad token where none is needed either', async () => {
      expect((await system.send('GET /events', { token: 'forged' })).status).toBe(401);
    });

    it('is told so before the body is looked at', async () => {
      expect((await system.send(registrations('not-an-id'), { json: { nonsense: true } })).status).toBe(401);
    });
  });

  describe('a failure', () => {
    it('that the contract declares is told in the reader’s language, with local times', async () => {
      const register = (language: string) =>
        system.send(registrations(CLOSED_EVENT), {
          token: resident.token,
          json: { partySize: 1 },
          headers: { 'accept-language': language },
        });
      const chinese = await register('zh-CN,zh;q=0.9,en;q=0.8');
      expect(chinese.body).toMatchObject({ status: 422, title: '不符合规则' });
      expect(chinese.body.detail).toBe('不在报名时间内（2026年11月22日 09:00 至 2026年11月28日 12:00）。（北京时间）');
      expect(chinese.headers.get('content-language')).toBe('zh-CN');
      const english = await register('fr, en-GB;q=0.7, zh;q=0.2');
      expect(english.body.detail).toBe(
        'Sign-up is not open; it runs from 22 Nov 2026, 09:00 to 28 Nov 2026, 12:00. Times: China Standard Time.',
      );
      expect(english.headers.get('content-language')).toBe('en');
    });

    it('that nobody declared leaks nothing and is logged once with its correlation id', async () => {
      system.logged.length = 0;
      const answer = await system.send(`POST /events/${randomUUID()}/publish`, { token: organiser.token, headers: inEnglish });
      const correlationId = answer.headers.get('x-correlation-id') as string;
      expect(answer.body).toEqual({
        type: 'urn:linli:error:gateway.unexpected',
        title: 'Something went wrong',
        status: 500,
        detail: `Something unexpected went wrong on our side. If you ask for help, quote ${correlationId}.`,
        instance: expect.stringMatching(/^\/events\/.*\/publish$/),
        correlationId,
      });
      expect(system.logged.filter((line) => line.includes('"Http"'))).toHaveLength(1);
    });

    it('of a service that is not there says when to try again', async () => {
      const answer = await system.send('GET /teams');
      expect(answer.body).toMatchObject({ status: 503, type: 'urn:linli:error:linli.service-unavailable' });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    });
  });

  it('answers health checks in their own words', async () => {
    const answer = await system.send('GET /health/ready');
    expect([answer.status, answer.body]).toEqual([200, { status: 'ready', broker: 'up', store: 'up' }]);
  });

  it('sets the clock through the door for tests', async () => {
    expect((await system.send('PUT /clock', { json: { now: '2026-11-22T09:00:00+08:00' } })).status).toBe(204);
    expect(system.clock.now().toISOString()).toMatch(/^2026-11-22T01:00:0/);
  });
});
