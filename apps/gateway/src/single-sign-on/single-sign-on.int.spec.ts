import {
  IdentityList,
  IdentityTaken,
  IssuerUnavailable,
  NameNeeded,
  PhoneNeeded,
  SessionView,
  SingleSignOnExpired,
  SingleSignOnRefused,
} from '@linli/contracts/gateway';
import { TestBrowser } from '../testing/browser';
import { GatewaySystem } from '../testing/gateway-system';
import { CLIENT, OidcIssuer, Person } from '../testing/oidc-issuer';
import { codeTo, textDesk } from '../testing/text-desk';

const HOME = 'https://linli.example';
const TITLE = { zh: '市民卡', en: 'Citizen card' };

let issuer: OidcIssuer;
let system: GatewaySystem;
let numbers = 13_500_000_000;

beforeAll(async () => {
  issuer = await OidcIssuer.start(`${HOME}/sign-in/city/callback`);
  const common = { title: TITLE, clientId: CLIENT.id, clientSecret: CLIENT.secret };
  const issuers = [
    { ...common, name: 'city', issuer: issuer.url },
    { ...common, name: 'other', issuer: issuer.url.replace('127.0.0.1', 'localhost') },
    { ...common, name: 'gone', issuer: 'http://127.0.0.1:9' },
  ];
  system = await GatewaySystem.startWith({ SINGLE_SIGN_ON: JSON.stringify(issuers), PUBLIC_URL: HOME }, textDesk);
});
beforeEach(() => {
  Object.assign(issuer, { tampering: 'none', isBroken: false });
});
afterAll(async () => {
  await system.stop();
  issuer.stop();
});

const aNumber = () => String(++numbers);
const refusal = (error: { code: string }) => ({ type: `urn:linli:error:${error.code}` });
const signIn = (browser: TestBrowser, json: object = {}) => browser.post<SessionView>('/sessions/by-single-sign-on', json);

/** A browser in which the person has just come back from the provider. */
async function backFrom(person: Person): Promise<TestBrowser> {
  issuer.signsIn = person;
  const browser = new TestBrowser(system, HOME);
  const answer = await browser.go('/sign-in/city');
  expect([answer.status, answer.headers.get('location')]).toEqual([302, `${HOME}/`]);
  return browser;
}

const aCitizen = (given: Partial<Person> = {}): Person => ({
  sub: `citizen-${aNumber()}`,
  name: '王小明',
  phone_number: `+86${aNumber()}`,
  phone_number_verified: true,
  ...given,
});

describe('single sign-on', () => {
  it('tells which providers there are', async () => {
    const { body } = await system.send('GET /issuers');
    expect(body).toEqual({ items: ['city', 'other', 'gone'].map((name) => ({ issuer: name, title: TITLE })) });
  });

  it('sends the browser to the provider with PKCE, state and nonce, and keeps what it needs in the browser alone', async () => {
    const answer = await system.send('GET /sign-in/city');
    const { origin, searchParams } = new URL(answer.headers.get('location') as string);
    expect(origin).toBe(issuer.url);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      ...{ client_id: CLIENT.id, response_type: 'code', redirect_uri: `${HOME}/sign-in/city/callback` },
      ...{ scope: 'openid profile phone', code_challenge_method: 'S256', code_challenge: expect.stringMatching(/^[\w-]{43}$/) },
      ...{ state: expect.stringMatching(/^[\w-]{43}$/), nonce: expect.stringMatching(/^[\w-]{43}$/) },
    });
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-linli-attempt=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600; Secure$/);
    expect(cookie).not.toContain(searchParams.get('nonce'));
  });

  it('opens an account for a number that the provider has verified, and the same account later', async () => {
    const person = aCitizen();
    const first = await signIn(await backFrom(person));
    expect(first.body.account).toMatchObject({ name: '王小明', language: 'en', roles: ['resident'] });
    const again = await signIn(await backFrom({ ...person, phone_number: undefined, name: undefined }));
    expect([again.status, again.body.account.id]).toEqual([200, first.body.account.id]);
    const { body } = await system.send<{ items: object[] }>('GET /me/sessions', { token: again.body.token });
    expect(body.items[0]).toMatchObject({ method: 'single-sign-on' });
  });

  it('signs in to the account that the number has', async () => {
    const phone = aNumber();
    const { id } = await system.open({ phone, roles: ['resident'] });
    expect((await signIn(await backFrom(aCitizen({ phone_number: phone })))).body.account.id).toBe(id);
  });

  it.each([{ phone_number: undefined }, { phone_number_verified: false }, { phone_number: '+4930123456' }])(
    'asks for a number and a code where the provider has proved none: %p',
    async (given) => {
      const browser = await backFrom(aCitizen({ name: undefined, ...given }));
      const asked = await signIn(browser);
      expect(asked.body).toMatchObject({ ...refusal(PhoneNeeded), errors: [{ pointer: '#/phone' }, { pointer: '#/code' }] });
      const phone = aNumber();
      await system.send('POST /codes', { json: { phone, purpose: 'sign-in' } });
      const code = codeTo(phone);
      expect((await signIn(browser, { phone, code: code === '000000' ? '000001' : '000000' })).status).toBe(422);
      expect((await signIn(browser, { phone, code })).body).toMatchObject(refusal(NameNeeded));
      const opened = await signIn(browser, { phone, code, name: 'Anna (demo)', language: 'zh-CN' });
      expect(opened.body.account).toMatchObject({ name: 'Anna (demo)', language: 'zh-CN' });
      expect((await system.send('POST /sign-in/code', { json: { phone, code } })).status).toBe(422);
    },
  );

  it('is good once, and only in the browser that has come back', async () => {
    const browser = await backFrom(aCitizen());
    expect((await system.send('POST /sessions/by-single-sign-on', { json: {} })).body).toMatchObject(
      refusal(SingleSignOnExpired),
    );
    const answers = await Promise.all([signIn(browser), signIn(browser)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(browser.cookies).toBe('');
  });

  it('is over after ten minutes, at the provider and after it', async () => {
    issuer.signsIn = aCitizen();
    const slow = new TestBrowser(system, HOME);
    const late = await slow.go('/sign-in/city', (address) => {
      if (address.includes('/callback?')) later(601);
      return address;
    });
    expect(late.body).toMatchObject(refusal(SingleSignOnExpired));
    const browser = await backFrom(aCitizen());
    later(601);
    expect((await signIn(browser)).body).toMatchObject(refusal(SingleSignOnExpired));
  });

  it('returns only to addresses that are allowed, letter by letter', async () => {
    for (const address of ['https://evil.example/', `${HOME}/elsewhere`, `${HOME}`, '//evil.example']) {
      const { status } = await system.send(`GET /sign-in/city?returnTo=${encodeURIComponent(address)}`);
      expect([address, status]).toEqual([address, 422]);
    }
    expect((await system.send(`GET /sign-in/city?returnTo=${encodeURIComponent(`${HOME}/`)}`)).status).toBe(302);
  });
});

describe('single sign-on refuses', () => {
  /** What the callback answers when an address on the way was changed. */
  async function tampered(part: RegExp, change: (address: URL) => void) {
    issuer.signsIn = aCitizen();
    const browser = new TestBrowser(system, HOME);
    return browser.go('/sign-in/city', (address) => {
      if (!part.test(address)) return address;
      const changed = new URL(address);
      change(changed);
      return changed.href;
    });
  }

  it.each([
    ['another state', /\/callback\?/, 'state', SingleSignOnExpired],
    ['another nonce', /\/auth\?/, 'nonce', SingleSignOnRefused],
    ['another code', /\/callback\?/, 'code', SingleSignOnRefused],
    ['another issuer', /\/callback\?/, 'iss', SingleSignOnRefused],
    ['the challenge of another', /\/auth\?/, 'code_challenge', SingleSignOnRefused],
  ])('%s', async (_what, part, name, error) => {
    const other = 'x'.repeat(43);
    const { body } = await tampered(part, ({ searchParams }) => searchParams.set(name, other));
    expect(body).toMatchObject(refusal(error));
  });

  it('an answer of one provider as that of another, or in another browser', async () => {
    const { body } = await tampered(/\/callback\?/, (address) => {
      address.pathname = '/sign-in/other/callback';
    });
    expect(body).toMatchObject(refusal(SingleSignOnExpired));
    const stranger = new TestBrowser(system, HOME);
    expect((await stranger.go('/sign-in/city/callback?code=x&state=y')).body).toMatchObject(refusal(SingleSignOnExpired));
  });

  it('who says no at the provider', async () => {
    const { body } = await tampered(/\/callback\?/, ({ searchParams }) => {
      searchParams.delete('code');
      searchParams.set('error', 'access_denied');
    });
    expect(body).toMatchObject({ ...refusal(SingleSignOnRefused), status: 401 });
  });

  it.each(['expired', 'forged', 'for another'] as const)('a token that is %s', async (tampering) => {
    issuer.tampering = tampering;
    expect((await tampered(/never/, () => {})).body).toMatchObject(refusal(SingleSignOnRefused));
  });

  it('providers that nobody has set, and answers 503 for those that are away or are somebody else', async () => {
    expect((await system.send('GET /sign-in/nobody')).status).toBe(404);
    for (const name of ['gone', 'other']) {
      const { body, headers } = await system.send(`GET /sign-in/${name}`);
      expect(body).toMatchObject({ ...refusal(IssuerUnavailable), status: 503 });
      expect(headers.get('retry-after')).toBe('2');
    }
  });

  it('nobody when the provider breaks on the way: that is told as 503', async () => {
    const answer = await tampered(/\/callback\?/, () => {
      issuer.isBroken = true;
    });
    expect(answer.body).toMatchObject(refusal(IssuerUnavailable));
  });
});

describe('a link', () => {
  const link = (browser: TestBrowser, token: string) => browser.post<IdentityList>('/me/identities', {}, token);

  it('is made and undone by who is signed in', async () => {
    const person = aCitizen({ phone_number: undefined });
    const session = await system.signedIn('resident');
    const linked = await link(await backFrom(person), session.token);
    expect(linked.body.items).toEqual([expect.objectContaining({ issuer: 'city', title: TITLE })]);
    expect((await signIn(await backFrom(person))).body.account.id).toBe(session.account.id);
    const id = linked.body.items[0]?.id;
    const { token: stranger } = await system.signedIn('resident');
    expect((await system.send(`POST /me/identities/${id}/unlink`, { token: stranger })).status).toBe(404);
    const left = await system.send<IdentityList>(`POST /me/identities/${id}/unlink`, { token: session.token });
    expect(left.body.items).toEqual([]);
    expect((await signIn(await backFrom(person))).body).toMatchObject(refusal(PhoneNeeded));
  });

  it('holds for one account', async () => {
    const person = aCitizen();
    const { body: owner } = await signIn(await backFrom(person));
    const { token } = await system.signedIn('resident');
    expect((await link(await backFrom(person), token)).body).toMatchObject(refusal(IdentityTaken));
    expect((await link(await backFrom(person), owner.token)).body.items).toHaveLength(1);
  });

  it('tells the store neither the name that the provider has for somebody nor the number', async () => {
    const person = aCitizen();
    await backFrom(person);
    const kept = await Promise.all(
      ['singleSignOnTickets', 'identities'].map((name) => system.database.collection(name).find({}).toArray()),
    );
    for (const secret of [person.sub, person.phone_number as string, '王小明'])
      expect(JSON.stringify(kept)).not.toContain(secret);
  });
});

function later(seconds: number): void {
  system.clock.set(new Date(system.clock.now().getTime() + seconds * 1000));
}
