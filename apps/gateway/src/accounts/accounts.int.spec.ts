import { ROLES, TokenNotValid } from '@linli/contracts';
import { AccountFact, AccountOpened, AccountView, SessionView } from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import { SignJWT } from 'jose';
import { ADMINISTRATOR, accountBody, GatewaySystem, PASSWORD, TOKEN_SECRET } from '../testing/gateway-system';

describe('accounts', () => {
  let system: GatewaySystem;
  beforeAll(async () => {
    system = await GatewaySystem.start();
  });
  afterAll(() => system.stop());

  const administrator = () => system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);

  it('has the administrator of the configuration from the first start on', async () => {
    const { account } = await administrator();
    expect(account).toMatchObject({ roles: ['resident', 'administrator'], phone: '139****0000' });
  });

  it('opens an account, tells of it, and lets its owner sign in', async () => {
    const facts: AccountFact[] = [];
    await system.brokerInUse.subscribe(
      { service: 'spy', queue: 'spy.accounts', types: [AccountOpened.name] },
      async (delivery) => {
        facts.push(JSON.parse(delivery.message.body) as AccountFact);
        return { outcome: 'done' };
      },
    );
    const { token } = await administrator();
    const json = { ...accountBody({ phone: '13911110001', roles: ['enterprise', 'enterprise'] }), memberOf: ['e1'] };

    const opened = await system.send<AccountView>('POST /accounts', { token, json });

    expect(opened.status).toBe(201);
    expect(opened.body).toMatchObject({ phone: '139****0001', roles: ['resident', 'enterprise'], memberOf: ['e1'] });
    expect(opened.body).not.toHaveProperty('passwordHash');
    await until('the fact', () => facts.length > 0);
    expect(facts).toEqual([{ accountId: opened.body.id, language: 'zh-CN', timeZone: 'Asia/Shanghai', memberOf: ['e1'] }]);
    const session = await system.signIn('13911110001');
    const me = await system.send<AccountView>('GET /me', { token: session.token });
    expect(me.body).toEqual(opened.body);
  });

  it('keeps one account per phone number', async () => {
    const { token } = await administrator();
    const open = () => system.send('POST /accounts', { token, json: accountBody({ phone: '13911110002', roles: ['resident'] }) });
    const answers = await Promise.all([open(), open(), open()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await open()).body).toMatchObject({ status: 409, type: 'urn:linli:error:gateway.phone-taken' });
  });

  it('answers a repeated opening with the first account, and another one under its key with a refusal', async () => {
    const { token } = await administrator();
    const open = (phone: string) =>
      system.send<AccountView>('POST /accounts', {
        token,
        json: accountBody({ phone, roles: ['resident'] }),
        headers: { 'idempotency-key': 'opening-1' },
      });
    const first = await open('13911110003');
    const second = await open('13911110003');
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect((await open('13911110004')).status).toBe(422);
  });

  it('opens accounts for administrators only', async () => {
    const { token } = await system.signedIn('organiser');
    const answer = await system.send('POST /accounts', { token, json: accountBody({ phone: '13911110005', roles: [] }) });
    expect(answer.body).toMatchObject({ status: 403, type: 'urn:linli:error:linli.role-missing' });
  });

  it('does not tell a wrong password from an unknown phone number', async () => {
    const wrong = await system.send('POST /sign-in', { json: { phone: ADMINISTRATOR.phone, password: 'not the password' } });
    const unknown = await system.send('POST /sign-in', { json: { phone: '13999999999', password: 'not the password' } });
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get('www-authenticate')).toContain('Bearer');
    expect({ ...wrong.body, correlationId: '' }).toEqual({ ...unknown.body, correlationId: '' });
  });

  it('makes whoever guesses wait, and nobody else', async () => {
    await system.signedIn('resident');
    const guess = () => system.send('POST /sign-in', { json: { phone: '13922220001', password: 'guessing…' } });
    const patiently = async (failures: number, waitSeconds: number) => {
      for (let count = 0; count < failures; count++) expect((await guess()).status).toBe(401);
      const refused = await guess();
      expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([429, waitSeconds]);
      system.clock.set(new Date(system.clock.now().getTime() + waitSeconds * 1000));
    };
    system.clock.set(new Date());
    await patiently(5, 30);
    await patiently(1, 60);
    await patiently(1, 120);
    expect((await administrator()).token).toBeDefined();
  });

  it('counts guesses that come all at once, too', async () => {
    const guess = () => system.send('POST /sign-in', { json: { phone: '13922220002', password: 'guessing…' } });
    const statuses = (await Promise.all(Array.from({ length: 20 }, guess))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
    expect(statuses.every((status) => status === 401 || status === 429)).toBe(true);
  });

  it('refuses a token that has expired by the clock', async () => {
    const session = await system.signedIn('resident');
    const read = () => system.send('GET /me', { token: session.token });
    system.clock.set(new Date(Date.parse(session.expiresAt) - 60_000));
    expect((await read()).status).toBe(200);
    system.clock.set(new Date(Date.parse(session.expiresAt) + 1000));
    const late = await read();
    expect(late.body).toMatchObject({ status: 401, type: `urn:linli:error:${TokenNotValid.code}` });
    expect(late.headers.get('www-authenticate')).toBe('Bearer realm="linli", error="invalid_token"');
  });

  it('refuses forged, foreign and unsigned tokens', async () => {
    const { token } = await administrator();
    const [header, payload] = token.split('.') as [string, string];
    const now = Math.floor(system.clock.now().getTime() / 1000);
    const claims = { grants: [{ role: 'administrator', areaCode: '' }], sid: 'x', sub: 'x', iat: now, exp: now + 60 };
    const sign = (secret: string, issuer: string) =>
      new SignJWT({ ...claims, iss: issuer }).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret));
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const tokens = [
      'nonsense',
      `${header}.${payload}.AAAA`,
      `${none}.${payload}.`,
      await sign('another secret, of 32 characters and more', 'linli'),
      await sign(TOKEN_SECRET, 'linli'),
      (await administrator()).refreshToken,
    ];
    for (const forged of tokens) expect((await system.send('GET /me', { token: forged })).status).toBe(401);
    const basic = await system.send('GET /me', { headers: { authorization: 'Basic eDp5' } });
    expect(basic.body.type).toBe(`urn:linli:error:${TokenNotValid.code}`);
  });

  it('names every wrong field of a body', async () => {
    const { token } = await administrator();
    const answer = await system.send<{ errors: { pointer: string; detail: string }[] }>('POST /accounts', {
      token,
      headers: { 'accept-language': 'en' },
      json: { phone: 13900000101, password: 'short', name: ' ', language: 'fr', roles: ['king'], memberOf: 'x', admin: true },
    });
    expect(answer.status).toBe(400);
    expect(Object.fromEntries(answer.body.errors.map(({ pointer, detail }) => [pointer, detail]))).toEqual({
      '#/admin': 'This field is not accepted here.',
      '#/phone': 'It must be text.',
      '#/password': 'It must have 8 characters or more.',
      '#/name': 'It must not be blank.',
      '#/language': 'It must be one of zh-CN, en.',
      '#/roles': `It must be one of ${ROLES.join(', ')}.`,
      '#/areaCodes': 'It is missing.',
      '#/memberOf': 'It must be a list.',
    });
  });

  it('never says a password, not even in the account', async () => {
    const answer = await system.send<SessionView>('POST /sign-in', { json: ADMINISTRATOR });
    expect(JSON.stringify(answer.body)).not.toContain(ADMINISTRATOR.password);
    expect(JSON.stringify(answer.body)).not.toContain(PASSWORD);
  });
});
