import { GrantView, SessionView } from '@linli/contracts/gateway';
import { ADMINISTRATOR, AREA, GatewaySystem } from '../testing/gateway-system';

const MINUTE_MS = 60_000;

describe('an access token', () => {
  let system: GatewaySystem;
  beforeAll(async () => {
    system = await GatewaySystem.start();
  });
  afterAll(() => system.stop());
  beforeEach(() => system.clock.set(new Date()));

  const inMinutes = (minutes: number) => new Date(system.clock.now().getTime() + minutes * MINUTE_MS).toISOString();
  const grant = async ({ account }: SessionView, dates: object): Promise<GrantView> => {
    const { token } = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    const json = { accountId: account.id, role: 'organiser', areaCode: AREA, reason: '任职文件 2026-18', ...dates };
    return (await system.send<GrantView>('POST /grants', { token, json })).body;
  };
  const statusOf = async ({ token }: SessionView) => (await system.send('GET /me', { token })).status;

  it('holds no longer than the first of the roles that it carries', async () => {
    const person = await system.signedIn('resident');
    const [end, nextEnd] = [inMinutes(4), inMinutes(7)];
    await grant(person, { until: end });
    await grant(person, { role: 'moderator', until: nextEnd });
    await grant(person, { role: 'supervisor', from: inMinutes(2) });
    const before = await system.signIn(system.phoneOf(person));
    expect([before.expiresAt, new Set(before.account.roles)]).toEqual([end, new Set(['moderator', 'organiser', 'resident'])]);
    system.clock.set(new Date(Date.parse(end) - MINUTE_MS));
    expect(await statusOf(before)).toBe(200);
    system.clock.set(new Date(end));
    expect(await statusOf(before)).toBe(401);
    const { body } = await system.send<SessionView>('POST /sessions/refresh', { json: { refreshToken: before.refreshToken } });
    expect([new Set(body.account.roles), body.expiresAt]).toEqual([new Set(['moderator', 'resident', 'supervisor']), nextEnd]);
  });

  it('holds ten minutes where nothing ends before', async () => {
    const person = await system.signedIn('resident');
    await grant(person, { until: inMinutes(11) });
    const earliest = inMinutes(10);
    const { expiresAt } = await system.signIn(system.phoneOf(person));
    expect(earliest <= expiresAt && expiresAt <= inMinutes(10)).toBe(true);
  });
});
