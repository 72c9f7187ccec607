import { ADMINISTRATOR, GatewaySystem } from '../testing/gateway-system';

describe('every answer', () => {
  let system: GatewaySystem;
  beforeAll(async () => {
    system = await GatewaySystem.start();
  });
  afterAll(() => system.stop());

  const ANSWERS = ['GET /docs', 'GET /events', 'GET /me', 'GET /nowhere', 'GET /openapi.json', 'GET /health/live'];

  it.each(ANSWERS)('tells browsers what not to do: %s', async (endpoint) => {
    const { headers } = await system.send(endpoint);
    const policy = headers.get('content-security-policy');
    for (const directive of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(directive);
    expect(headers.get('strict-transport-security')).toMatch(/max-age=31536000; includeSubDomains/);
    expect([headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual(['nosniff', 'no-referrer']);
    expect(headers.get('content-type')).toMatch(/charset=utf-8|problem\+json/);
    expect(headers.has('access-control-allow-origin')).toBe(false);
    expect(headers.has('set-cookie')).toBe(false);
    expect(headers.get('cache-control')).toBeTruthy();
  });

  it('about somebody is kept by no cache', async () => {
    const { token } = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    for (const endpoint of ['GET /me', 'GET /audit', 'GET /accounts/x'])
      expect((await system.send(endpoint, { token })).headers.get('cache-control')).toBe('no-store');
  });
});

describe('the log of security', () => {
  let system: GatewaySystem;
  beforeAll(async () => {
    system = await GatewaySystem.start();
  });
  afterAll(() => system.stop());

  const lines = () => system.told.filter((line) => line.includes('"Security"'));

  it('has who signed in and who failed to, who was refused what, from where, and no phone number', async () => {
    await system.signIn(ADMINISTRATOR.phone, 'not the password');
    const { token, refreshToken, account } = await system.signedIn('organiser');
    await system.send('POST /sessions/refresh', { json: { refreshToken } });
    await system.send('GET /audit', { token });
    await system.send('GET /me');
    const all = lines().join('\n');
    expect(all).toMatch(/refused 401: POST \/sign-in, account anonymous, from 127\.0\.0\.1/);
    expect(all).toContain(`allowed 200: POST /sign-in, account ${account.id}, from 127.0.0.1`);
    expect(all).toContain(`allowed 200: POST /sessions/refresh, account ${account.id}, from 127.0.0.1`);
    expect(all).not.toMatch(/allowed \d+: POST \/sign-in, account anonymous/);
    expect(all).toContain(`refused 403: GET /audit, account ${account.id}`);
    expect(all).toMatch(/refused 401: GET \/me, account anonymous/);
    expect(all).not.toContain(ADMINISTRATOR.phone);
  });
});
