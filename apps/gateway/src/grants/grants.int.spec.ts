import { GrantPage, GrantView, SessionView } from '@linli/contracts/gateway';
import { ADMINISTRATOR, AREA, GatewaySystem } from '../testing/gateway-system';

const OTHER_AREA = '510104';

describe('grants', () => {
  let system: GatewaySystem;
  let administrator: SessionView;
  let ofArea: SessionView;
  beforeAll(async () => {
    system = await GatewaySystem.start();
    administrator = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    ofArea = await system.signedIn('administrator');
  });
  afterAll(() => system.stop());

  const give = ({ token }: SessionView, json: object, headers = {}) =>
    system.send<GrantView>('POST /grants', { token, headers, json: { reason: '任职文件 2026-18', ...json } });
  const revoke = ({ token }: SessionView, { id }: GrantView) =>
    system.send<GrantView>(`POST /grants/${id}/revoke`, { token, json: { reason: 'left the office' } });
  const refreshed = async ({ refreshToken }: SessionView) =>
    (await system.send<SessionView>('POST /sessions/refresh', { json: { refreshToken } })).body;

  it('of a role hold from the next refresh on; tokens of before are void', async () => {
    const person = await system.signedIn('resident');
    const { id: accountId } = person.account;
    const given = await give(ofArea, { accountId, role: 'organiser', areaCode: `${AREA}903000` });
    expect([given.status, given.body]).toEqual([
      201,
      expect.objectContaining({ role: 'organiser', areaCode: '510108903', status: 'active', grantedBy: ofArea.account.id }),
    ]);
    expect((await system.send('GET /me', { token: person.token })).status).toBe(401);
    const now = await refreshed(person);
    expect(now.account).toMatchObject({ roles: ['resident', 'organiser'], areaCodes: ['510108903'] });

    const revoked = await revoke(ofArea, given.body);
    expect(revoked.body).toMatchObject({ status: 'revoked', revokedBy: ofArea.account.id, revocationReason: 'left the office' });
    expect((await system.send('GET /me', { token: now.token })).status).toBe(401);
    expect((await refreshed(now)).account.roles).toEqual(['resident']);
    expect((await revoke(ofArea, given.body)).body).toEqual(revoked.body);
  });

  it('are given within the own area only, and for everywhere by an administrator of everything', async () => {
    const { id: accountId } = (await system.signedIn('resident')).account;
    const statuses = async (by: SessionView) => [
      (await give(by, { accountId, role: 'supervisor', areaCode: OTHER_AREA })).status,
      (await give(by, { accountId, role: 'administrator' })).status,
    ];
    expect(await statuses(ofArea)).toEqual([403, 403]);
    expect(await statuses(administrator)).toEqual([201, 201]);
    const organiser = await system.signedIn('organiser');
    expect((await give(organiser, { accountId, role: 'organiser', areaCode: AREA })).status).toBe(403);
  });

  it('are given once for a place, also side by side, and again after they were revoked', async () => {
    const { id: accountId } = (await system.signedIn('resident')).account;
    const once = () => give(ofArea, { accountId, role: 'moderator', areaCode: AREA });
    const answers = await Promise.all([once(), once(), once()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const given = answers.find(({ status }) => status === 201)?.body as GrantView;
    await revoke(ofArea, given);
    expect((await once()).status).toBe(201);
  });

  it('are answered as before when they are repeated with their key', async () => {
    const { id: accountId } = (await system.signedIn('resident')).account;
    const send = () => give(ofArea, { accountId, role: 'volunteer' }, { 'idempotency-key': 'volunteer 1' });
    const [first, second] = [await send(), await send()];
    expect([second.status, second.body]).toEqual([201, first.body]);
  });

  it.each([
    ['an end in the past', { role: 'organiser', areaCode: AREA, until: '2020-01-01T00:00:00Z' }, 422, '#/until'],
    ['an area for a volunteer', { role: 'volunteer', areaCode: AREA }, 422, '#/areaCode'],
    ['the role of a member', { role: 'enterprise' }, 400, '#/role'],
    ['an area that is none', { role: 'organiser', areaCode: 'x' }, 400, '#/areaCode'],
    ['no reason', { role: 'organiser', areaCode: AREA, reason: ' ' }, 400, '#/reason'],
  ])('refuse %s', async (_what, body, status, pointer) => {
    const by = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    const { id: accountId } = (await system.signedIn('resident')).account;
    const answer = await give(by, { accountId, ...body });
    expect(answer.body).toMatchObject({ status, errors: [{ pointer }] });
  });

  it('of an account that is not there are not found', async () => {
    const by = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    const accountId = '0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d';
    expect((await give(by, { accountId, role: 'organiser', areaCode: AREA })).status).toBe(404);
  });

  it('leave one administrator of everything', async () => {
    const only = await GatewaySystem.start();
    try {
      const { token } = await only.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
      const { body } = await only.send<GrantPage>('GET /me/grants', { token });
      const answer = await only.send(`POST /grants/${body.items[0]?.id}/revoke`, { token, json: { reason: 'enough' } });
      expect(answer.body).toMatchObject({ status: 422, type: 'urn:linli:error:gateway.last-administrator' });
      expect((await only.send('GET /grants', { token })).status).toBe(200);
    } finally {
      await only.stop();
    }
  });

  it('leave one administrator of everything who is one already and stays one', async () => {
    const two = await GatewaySystem.start();
    try {
      const { token } = await two.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
      const { account } = await two.signedIn('resident');
      const granted = (period: object) =>
        two.send<GrantView>('POST /grants', {
          token,
          json: { accountId: account.id, role: 'administrator', reason: 'the next one', ...period },
        });
      const own = (await two.send<GrantPage>('GET /me/grants', { token })).body.items[0] as GrantView;
      const leave = (id = own.id) => two.send(`POST /grants/${id}/revoke`, { token, json: { reason: 'enough' } });
      const months = (count: number) => new Date(two.clock.now().getTime() + count * 30 * 86_400_000).toISOString();
      for (const period of [{ from: months(120) }, { until: months(1) }]) {
        const { body } = await granted(period);
        expect([(await leave()).status, (await leave(body.id)).status]).toEqual([422, 200]);
      }
      const { body: next } = await granted({ from: months(0) });
      expect([next.status, (await leave()).status]).toEqual(['active', 200]);
    } finally {
      await two.stop();
    }
  });

  it('keep one administrator of everything when two leave at once', async () => {
    const two = await GatewaySystem.start();
    try {
      const first = await two.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
      const { account } = await two.signedIn('resident');
      const json = { accountId: account.id, role: 'administrator', reason: 'second of two' };
      const { body: second } = await two.send<GrantView>('POST /grants', { token: first.token, json });
      const own = await two.send<GrantPage>('GET /me/grants', { token: first.token });
      const ids = [second.id, own.body.items[0]?.id];
      const answers = await Promise.all(
        ids.map((id) => two.send(`POST /grants/${id}/revoke`, { token: first.token, json: { reason: 'enough' } })),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    } finally {
      await two.stop();
    }
  });

  it('are listed by the administrators of their areas, in pages', async () => {
    const [all, area] = [
      await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password),
      await system.signedIn('administrator'),
    ];
    const list = async ({ token }: SessionView, query = '') =>
      (await system.send<GrantPage>(`GET /grants${query}`, { token })).body;
    const seen = await list(area, '?limit=100');
    expect(seen.items.length).toBeGreaterThan(0);
    expect(seen.items.every(({ areaCode }) => areaCode?.startsWith(AREA))).toBe(true);
    expect((await list(all, `?areaCode=${OTHER_AREA}`)).items.map(({ areaCode }) => areaCode)).toEqual([OTHER_AREA]);
    expect((await list(area, `?areaCode=${OTHER_AREA}`)).items).toEqual([]);
    const first = await list(all, '?limit=2');
    const second = await list(all, `?limit=2&after=${first.next}`);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(4);
    for (const madeUp of [['abc', 'x'], [1e308, 'x'], [{ at: 'x' }, 'x'], [{ $gt: '' }, 'x'], [null, 'x'], 'x']) {
      const after = Buffer.from(JSON.stringify(madeUp)).toString('base64url');
      const { status, body } = await system.send(`GET /grants?after=${after}`, { token: all.token });
      expect([madeUp, status, body]).toMatchObject([madeUp, 400, { errors: [{ pointer: '#/after' }] }]);
    }
  });
});
