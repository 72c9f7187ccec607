import { randomUUID } from 'node:crypto';
import { SessionView } from '@linli/contracts/gateway';
import { UnsecuredJWT } from 'jose';
import { aKey, CLIENT, Person } from '../testing/oidc-issuer';
import { SignOnStage } from '../testing/sign-on-stage';
import { LOGOUT_EVENT } from './logout-claims';

let stage: SignOnStage;
beforeAll(async () => {
  stage = await SignOnStage.set();
});
afterAll(() => stage.strike());

const seconds = (): number => Math.floor(Date.now() / 1000);

/** What a good logout token says. */
const claimsFor = ({ sub }: Pick<Person, 'sub'>) => ({
  ...{ iss: stage.issuer.url, aud: CLIENT.id, sub, jti: randomUUID(), iat: seconds(), exp: seconds() + 120 },
  events: { [LOGOUT_EVENT]: {} },
});

/** What we answer to a provider that sends this. */
function send(body: string | Record<string, string>, { name = 'city', type = 'application/x-www-form-urlencoded' } = {}) {
  const raw = typeof body === 'string' ? body : new URLSearchParams(body).toString();
  return stage.system.send<object>(`POST /sign-in/${name}/back-channel-logout`, { raw, headers: { 'content-type': type } });
}

const signOut = (token: string, name?: string) => send({ logout_token: token }, { name });

async function signedIn(person: Person): Promise<SessionView> {
  const { body } = await stage.signIn(await stage.backFrom(person));
  return body;
}

/** Whether both tokens of a session are good, or neither is. */
async function isSignedIn({ token, refreshToken }: SessionView): Promise<boolean> {
  const [access, refresh] = [
    await stage.system.send('GET /me', { token }),
    await stage.system.send('POST /sessions/refresh', { json: { refreshToken } }),
  ];
  expect([
    [200, 200],
    [401, 401],
  ]).toContainEqual([access.status, refresh.status]);
  return refresh.status === 200;
}

describe('who signs out at the provider', () => {
  it('is signed out here, in that session of the provider’s, with both tokens', async () => {
    const person = stage.aCitizen();
    const [browser, other] = [await stage.backFrom(person), await stage.backFrom(person)];
    const [here, there] = [await stage.signIn(browser), await stage.signIn(other)];
    expect(there.body.account.id).toBe(here.body.account.id);
    await stage.signOutAtProvider(browser);
    expect(stage.issuer.told).toEqual(['signed out']);
    expect([await isSignedIn(here.body), await isSignedIn(there.body)]).toEqual([false, true]);
  });

  it('is signed out everywhere when the provider names the person only, but not where they came another way', async () => {
    const [phone, person] = [stage.aNumber(), stage.aCitizen()];
    await stage.system.open({ phone, roles: ['resident'] });
    const known = { ...person, phone_number: phone };
    const sessions = [await signedIn(known), await signedIn(known)];
    const [byPassword, stranger] = [await stage.system.signIn(phone), await signedIn(stage.aCitizen())];
    const { status, body, headers } = await signOut(await stage.issuer.signed(claimsFor(person)));
    expect([status, body, headers.get('cache-control')]).toEqual([200, '', 'no-store']);
    for (const session of sessions) expect(await isSignedIn(session)).toBe(false);
    for (const session of [byPassword, stranger]) expect(await isSignedIn(session)).toBe(true);
    expect(await isSignedIn(await signedIn(known))).toBe(true);
  });

  it('cannot finish what was begun before', async () => {
    const person = stage.aCitizen();
    const browser = await stage.backFrom(person);
    expect((await signOut(await stage.issuer.signed(claimsFor(person), { typ: 'logout+jwt' }))).status).toBe(200);
    expect((await stage.signIn(browser)).status).toBe(422);
  });

  it('may be unknown here', async () => {
    expect((await signOut(await stage.issuer.signed(claimsFor({ sub: 'nobody-here' })))).status).toBe(200);
  });
});

describe('a logout token', () => {
  let person: Person;
  let session: SessionView;
  beforeEach(async () => {
    person = stage.aCitizen();
    session = await signedIn(person);
  });

  const signed = (change: object, header = {}) => stage.issuer.signed({ ...claimsFor(person), ...change }, header);
  const secret = new TextEncoder().encode(CLIENT.secret);

  it.each<[string, () => string | Promise<string>]>([
    ['without a signature', () => new UnsecuredJWT(claimsFor(person)).encode()],
    ['signed with a key of a stranger’s', () => signed({}, { key: aKey() })],
    ['signed with a key that nobody knows', () => signed({}, { kid: 'key-2' })],
    ['signed with the secret of the client', () => signed({}, { alg: 'HS256', key: secret })],
    ['changed after it was signed', async () => (await signed({})).replace(/\.\w/, (start) => `${start}A`)],
    ['for somebody else', () => signed({ aud: 'somebody else' })],
    ['of another issuer', () => signed({ iss: 'https://elsewhere.example' })],
    ['with a nonce', () => signed({ nonce: 'n' })],
    ['of six minutes ago', () => signed({ iat: seconds() - 400 })],
    ['of the future', () => signed({ iat: seconds() + 400, exp: seconds() + 500 })],
    ['that has expired', () => signed({ exp: seconds() - 90 })],
    ['that never expires', () => signed({ exp: undefined })],
    ['without a time', () => signed({ iat: undefined })],
    ['without an id', () => signed({ jti: undefined })],
    ['that tells of nothing', () => signed({ events: undefined })],
    ['that names nobody', () => signed({ sub: undefined })],
    ['of another type', () => signed({}, { typ: 'at+jwt' })],
    ['that is none', () => 'x'],
    ['of nothing', () => ''],
  ])('is refused: one %s', async (_what, token) => {
    const { status, body, headers } = await signOut(await token());
    expect([status, body]).toEqual([400, { error: 'invalid_request', error_description: expect.any(String) }]);
    expect([headers.get('cache-control'), headers.get('content-type')]).toEqual([
      'no-store',
      expect.stringMatching(/^application\/json/),
    ]);
    expect(await isSignedIn(session)).toBe(true);
  });

  it('is good once, also when it comes twice at once', async () => {
    const token = await signed({});
    const answers = await Promise.all([signOut(token), signOut(token)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    const again = await signedIn(person);
    expect((await signOut(token)).status).toBe(400);
    expect(await isSignedIn(again)).toBe(true);
  });

  it('ends no session of the provider’s that is somebody else’s', async () => {
    const { provider } = (await stage.system.database
      .collection('sessions')
      .findOne({ accountId: session.account.id })) as unknown as { provider: object };
    expect(provider).toMatchObject({ issuer: stage.issuer.url, sessionId: expect.any(String) });
    expect((await signOut(await signed({ sid: 'a session of somebody else' }))).status).toBe(200);
    expect(await isSignedIn(session)).toBe(true);
  });

  it('is none of another provider’s, and is not judged while the provider’s keys cannot be had', async () => {
    for (const name of ['other', 'gone']) {
      const { status, body } = await signOut(await signed({}), name);
      expect([status, body]).toMatchObject([400, { error: 'temporarily_unavailable' }]);
    }
    expect((await signOut(await signed({}), 'nobody')).status).toBe(404);
    expect(await isSignedIn(session)).toBe(true);
  });

  it('comes as one field of a form of some kilobytes, and forms are taken nowhere else', async () => {
    const token = await signed({});
    const ofJson = { type: 'application/json' };
    expect((await send(`logout_token=${token}&logout_token=${token}`)).status).toBe(400);
    expect((await send({ token })).status).toBe(400);
    expect((await send(JSON.stringify({ logout_token: token }), ofJson)).status).toBe(400);
    expect((await send(token, { type: 'text/plain' })).status).toBe(415);
    expect((await send(`logout_token=${'x'.repeat(1_000_000)}`)).status).toBe(413);
    expect(await isSignedIn(session)).toBe(true);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const elsewhere = await stage.system.send('POST /sign-in', { raw: 'phone=13900000000&password=x', headers });
    expect(elsewhere.status).toBe(415);
    expect((await signOut(token)).status).toBe(200);
  });

  it('is kept as a hash, and so are the provider’s names for somebody and for a session', async () => {
    const claims = claimsFor(person);
    await signOut(await stage.issuer.signed(claims));
    await signedIn(person);
    const kept = await Promise.all(
      ['providerLogouts', 'sessions'].map((name) => stage.system.database.collection(name).find({}).toArray()),
    );
    for (const hidden of [claims.jti, person.sub]) expect(JSON.stringify(kept)).not.toContain(hidden);
  });
});
