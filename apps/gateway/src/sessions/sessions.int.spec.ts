import { AccountView, DeviceList, RefreshRefused, SessionView } from '@linli/contracts/gateway';
import { decodeJwt } from 'jose';
import { GatewaySystem } from '../testing/gateway-system';
import { SENT_TWICE_MS } from './session';
import { MOST_DEVICES } from './session.store';

describe('sessions', () => {
  let system: GatewaySystem;
  beforeAll(async () => {
    system = await GatewaySystem.start();
  });
  afterAll(() => system.stop());

  const refresh = (refreshToken: string) => system.send<SessionView>('POST /sessions/refresh', { json: { refreshToken } });
  const me = async ({ token }: SessionView): Promise<number> => (await system.send('GET /me', { token })).status;
  const later = (ms: number) => system.clock.set(new Date(system.clock.now().getTime() + ms));

  it('are renewed by a refresh token that is good once', async () => {
    const first = await system.signedIn('resident');
    later(60_000);
    const second = (await refresh(first.refreshToken)).body;
    expect(second.account).toEqual(first.account);
    expect(Date.parse(second.expiresAt)).toBeGreaterThanOrEqual(Date.parse(first.expiresAt) + 60_000);
    expect(await me(second)).toBe(200);
    expect((await refresh(second.refreshToken)).status).toBe(200);
  });

  it('tell where their owner lives from the refresh on that follows, and nothing where nobody has said so', async () => {
    const first = await system.signedIn('resident');
    expect(decodeJwt(first.token).home).toEqual({});
    const json = { homeAreaCode: '510108903901' };
    const changed = await system.send<AccountView>('POST /me/preferences', { token: first.token, json });
    expect(changed.body).toMatchObject(json);
    expect(await me(first)).toBe(200);
    expect(decodeJwt((await refresh(first.refreshToken)).body.token).home).toEqual(json);
  });

  it('are ended, with all their tokens, when a used refresh token comes again', async () => {
    const first = await system.signedIn('resident');
    const second = (await refresh(first.refreshToken)).body;
    later(SENT_TWICE_MS + 1);
    const stolen = await refresh(first.refreshToken);
    expect(stolen.body).toMatchObject({ status: 401, type: `urn:linli:error:${RefreshRefused.code}` });
    expect((await refresh(second.refreshToken)).status).toBe(401);
    expect(await me(second)).toBe(401);
  });

  it('go on when the answer got lost and the same refresh token is sent again at once, also side by side', async () => {
    const { refreshToken } = await system.signedIn('resident');
    const answers = await Promise.all([refresh(refreshToken), refresh(refreshToken), refresh(refreshToken)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const { body } of answers) expect(await me(body)).toBe(200);
  });

  it.each(['nonsense', 'a.b.c', ''])('are not renewed by %j', async (refreshToken) => {
    expect([400, 401]).toContain((await refresh(refreshToken)).status);
  });

  it('are not renewed by an access token, nor is a refresh token a bearer token', async () => {
    const session = await system.signedIn('resident');
    expect((await refresh(session.token)).status).toBe(401);
    expect(await me({ ...session, token: session.refreshToken })).toBe(401);
  });

  it('are listed and ended one by one; their tokens are void at once', async () => {
    const phone = '13955550001';
    const [here, there] = await twoDevices(phone);
    const list = await system.send<DeviceList>('GET /me/sessions', { token: here.token });
    expect(list.body.items.map(({ device, current }) => [device, current])).toEqual([
      ['Phone', false],
      ['Laptop', true],
    ]);
    const other = list.body.items.find(({ current }) => !current)?.id;
    const left = await system.send<DeviceList>(`POST /me/sessions/${other}/end`, { token: here.token });
    expect(left.body.items).toHaveLength(1);
    expect([await me(there), (await refresh(there.refreshToken)).status, await me(here)]).toEqual([401, 401, 200]);
  });

  it('are fifty at most: with one more that was not used for longest ends, and its tokens are void at once', async () => {
    const first = await system.signedIn('resident');
    const second = await system.signIn(system.phoneOf(first));
    for (let times = 0; times < MOST_DEVICES - 2; times++) {
      system.clock.set(new Date(system.clock.now().getTime() + 1));
      await system.signIn(system.phoneOf(first));
    }
    expect([await me(first), await me(second)]).toEqual([200, 200]);
    await system.signIn(system.phoneOf(first));
    const standing = [await me(first), await me(second)];
    expect(standing.toSorted((one, other) => one - other)).toEqual([200, 401]);
  });

  it('of somebody else are not found', async () => {
    const [mine, theirs] = [await system.signedIn('resident'), await system.signedIn('resident')];
    const { body } = await system.send<DeviceList>('GET /me/sessions', { token: theirs.token });
    const answer = await system.send(`POST /me/sessions/${body.items[0]?.id}/end`, { token: mine.token });
    expect(answer.status).toBe(404);
    expect(await me(theirs)).toBe(200);
  });

  it('elsewhere end with one request, and when the password is changed', async () => {
    const phone = '13955550002';
    const [here, there] = await twoDevices(phone);
    expect((await system.send('POST /me/sessions/end-others', { token: here.token })).status).toBe(200);
    expect([await me(here), await me(there)]).toEqual([200, 401]);

    const third = await system.signIn(phone);
    const change = (currentPassword: string) =>
      system.send('POST /me/password', { token: here.token, json: { currentPassword, password: 'another phrase' } });
    expect((await change('not the password')).body).toMatchObject({ status: 422, errors: [{ pointer: '#/currentPassword' }] });
    expect((await change('linli-demo')).status).toBe(200);
    expect([await me(here), await me(third)]).toEqual([200, 401]);
    expect((await system.signIn(phone, 'another phrase')).token).toBeDefined();
  });

  it('do not let their password be guessed: several wrong ones, also all at once, and it has to be waited', async () => {
    const [owner, other] = [await system.signedIn('resident'), await system.signedIn('resident')];
    const change = (session: SessionView, currentPassword: string) =>
      system.send('POST /me/password', { token: session.token, json: { currentPassword, password: 'another phrase' } });
    const guesses = await Promise.all(Array.from({ length: 20 }, () => change(owner, 'a guess at it')));
    expect(guesses.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(5);
    while ((await change(owner, 'a guess at it')).status !== 429);
    const refused = await change(owner, 'linli-demo');
    expect(refused.body).toMatchObject({ status: 429, type: 'urn:linli:error:gateway.too-many-sign-ins' });
    expect([(await system.signIn(system.phoneOf(owner))).token, (await change(other, 'linli-demo')).status]).toEqual([
      undefined,
      200,
    ]);
    later(Number(refused.headers.get('retry-after')) * 1000);
    expect((await change(owner, 'linli-demo')).status).toBe(200);
    expect((await system.signIn(system.phoneOf(owner), 'another phrase')).token).toBeDefined();
  });

  async function twoDevices(phone: string): Promise<[SessionView, SessionView]> {
    await system.open({ phone, roles: ['resident'] });
    const from = async (device: string) =>
      (
        await system.send<SessionView>('POST /sign-in', {
          json: { phone, password: 'linli-demo' },
          headers: { 'user-agent': device },
        })
      ).body;
    const here = await from('Laptop');
    later(1000);
    return [here, await from('Phone')];
  }
});
