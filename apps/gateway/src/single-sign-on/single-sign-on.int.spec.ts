import {
  ConsentList,
  ConsentTextChanged,
  IdentityList,
  IdentityTaken,
  NameNeeded,
  PhoneNeeded,
  SingleSignOnExpired,
} from '@linli/contracts/gateway';
import { TestBrowser } from '../testing/browser';
import { CLIENT } from '../testing/oidc-issuer';
import { HOME, refusal, SignOnStage, TITLE } from '../testing/sign-on-stage';
import { codeTo } from '../testing/text-desk';

let stage: SignOnStage;
beforeAll(async () => {
  stage = await SignOnStage.set();
});
afterAll(() => stage.strike());

describe('single sign-on', () => {
  it('tells which providers there are', async () => {
    const { body } = await stage.system.send('GET /issuers');
    expect(body).toEqual({ items: ['city', 'other', 'gone'].map((name) => ({ issuer: name, title: TITLE })) });
  });

  it('sends the browser to the provider with PKCE, state and nonce, and keeps what it needs in the browser alone', async () => {
    const answer = await stage.system.send('GET /sign-in/city');
    const { origin, searchParams } = new URL(answer.headers.get('location') as string);
    expect(origin).toBe(stage.issuer.url);
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
    const person = stage.aCitizen();
    const first = await stage.signIn(await stage.backFrom(person));
    expect(first.body.account).toMatchObject({ name: '王小明', language: 'en', roles: ['resident'] });
    const consents = await stage.system.send<ConsentList>('GET /me/consents', { token: first.body.token });
    expect(consents.body.history.map(({ purpose, through }) => [purpose, through])).toEqual(
      expect.arrayContaining([
        ['terms-of-use', 'signInBySingleSignOn'],
        ['privacy-notice', 'signInBySingleSignOn'],
      ]),
    );
    const again = await stage.signIn(await stage.backFrom({ ...person, phone_number: undefined, name: undefined }));
    expect([again.status, again.body.account.id]).toEqual([200, first.body.account.id]);
    const { body } = await stage.system.send<{ items: object[] }>('GET /me/sessions', { token: again.body.token });
    expect(body.items[0]).toMatchObject({ method: 'single-sign-on' });
  });

  it('signs in to the account that the number has', async () => {
    const phone = stage.aNumber();
    const { id } = await stage.system.open({ phone, roles: ['resident'] });
    expect((await stage.signIn(await stage.backFrom(stage.aCitizen({ phone_number: phone })))).body.account.id).toBe(id);
  });

  it.each([{ phone_number: undefined }, { phone_number_verified: false }, { phone_number: '+4930123456' }])(
    'asks for a number and a code where the provider has proved none: %p',
    async (given) => {
      const browser = await stage.backFrom(stage.aCitizen({ name: undefined, ...given }));
      const asked = await stage.signIn(browser);
      expect(asked.body).toMatchObject({ ...refusal(PhoneNeeded), errors: [{ pointer: '#/phone' }, { pointer: '#/code' }] });
      const phone = stage.aNumber();
      await stage.system.send('POST /codes', { json: { phone, purpose: 'sign-in' } });
      const code = codeTo(phone);
      expect((await stage.signIn(browser, { phone, code: code === '000000' ? '000001' : '000000' })).status).toBe(422);
      expect((await stage.signIn(browser, { phone, code })).body).toMatchObject(refusal(NameNeeded));
      const unasked = { phone, code, name: 'Anna (demo)', consent: { terms: 'none', privacy: 'none' } };
      expect((await stage.signIn(browser, unasked)).body).toMatchObject(refusal(ConsentTextChanged));
      const opened = await stage.signIn(browser, { phone, code, name: 'Anna (demo)', language: 'zh-CN' });
      expect(opened.body.account).toMatchObject({ name: 'Anna (demo)', language: 'zh-CN' });
      expect((await stage.system.send('POST /sign-in/code', { json: { phone, code } })).status).toBe(422);
    },
  );

  it('is good once, and only in the browser that has come back', async () => {
    const browser = await stage.backFrom(stage.aCitizen());
    expect((await stage.system.send('POST /sessions/by-single-sign-on', { json: {} })).body).toMatchObject(
      refusal(SingleSignOnExpired),
    );
    const answers = await Promise.all([stage.signIn(browser), stage.signIn(browser)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(browser.cookies).toBe('');
  });

  it('is over after ten minutes, at the provider and after it', async () => {
    const slow = stage.browserOf(stage.aCitizen());
    const late = await slow.go('/sign-in/city', (address) => {
      if (address.includes('/callback?')) stage.later(601);
      return address;
    });
    expect(late.body).toMatchObject(refusal(SingleSignOnExpired));
    const browser = await stage.backFrom(stage.aCitizen());
    stage.later(601);
    expect((await stage.signIn(browser)).body).toMatchObject(refusal(SingleSignOnExpired));
  });

  it('returns only to addresses that are allowed, letter by letter', async () => {
    for (const address of ['https://evil.example/', `${HOME}/elsewhere`, `${HOME}`, '//evil.example']) {
      const { status } = await stage.system.send(`GET /sign-in/city?returnTo=${encodeURIComponent(address)}`);
      expect([address, status]).toEqual([address, 422]);
    }
    expect((await stage.system.send(`GET /sign-in/city?returnTo=${encodeURIComponent(`${HOME}/`)}`)).status).toBe(302);
  });
});

describe('a link', () => {
  const link = (browser: TestBrowser, token: string) => browser.post<IdentityList>('/me/identities', {}, token);

  it('is made and undone by who is signed in', async () => {
    const person = stage.aCitizen({ phone_number: undefined });
    const session = await stage.system.signedIn('resident');
    const linked = await link(await stage.backFrom(person), session.token);
    expect(linked.body.items).toEqual([expect.objectContaining({ issuer: 'city', title: TITLE })]);
    expect((await stage.signIn(await stage.backFrom(person))).body.account.id).toBe(session.account.id);
    const id = linked.body.items[0]?.id;
    const { token: stranger } = await stage.system.signedIn('resident');
    expect((await stage.system.send(`POST /me/identities/${id}/unlink`, { token: stranger })).status).toBe(404);
    const left = await stage.system.send<IdentityList>(`POST /me/identities/${id}/unlink`, { token: session.token });
    expect(left.body.items).toEqual([]);
    expect((await stage.signIn(await stage.backFrom(person))).body).toMatchObject(refusal(PhoneNeeded));
  });

  it('holds for one account', async () => {
    const person = stage.aCitizen();
    const { body: owner } = await stage.signIn(await stage.backFrom(person));
    const { token } = await stage.system.signedIn('resident');
    expect((await link(await stage.backFrom(person), token)).body).toMatchObject(refusal(IdentityTaken));
    expect((await link(await stage.backFrom(person), owner.token)).body.items).toHaveLength(1);
  });

  it('tells the store neither the name that the provider has for somebody nor the number', async () => {
    const person = stage.aCitizen();
    await stage.backFrom(person);
    const kept = await Promise.all(
      ['singleSignOnTickets', 'identities'].map((name) => stage.system.database.collection(name).find({}).toArray()),
    );
    for (const secret of [person.sub, person.phone_number as string, '王小明'])
      expect(JSON.stringify(kept)).not.toContain(secret);
  });
});
