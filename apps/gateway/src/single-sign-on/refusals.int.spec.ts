import { IssuerUnavailable, SingleSignOnExpired, SingleSignOnRefused } from '@linli/contracts/gateway';
import { refusal, SignOnStage } from '../testing/sign-on-stage';

let stage: SignOnStage;
beforeAll(async () => {
  stage = await SignOnStage.set();
});
beforeEach(() => {
  Object.assign(stage.issuer, { tampering: 'none', isBroken: false });
});
afterAll(() => stage.strike());

describe('single sign-on refuses', () => {
  /** What the callback answers when an address on the way was changed. */
  async function tampered(part: RegExp, change: (address: URL) => void) {
    const browser = stage.browserOf(stage.aCitizen());
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
  ])('what was changed on the way: %s', async (_what, part, name, error) => {
    const other = 'x'.repeat(43);
    const { body } = await tampered(part, ({ searchParams }) => searchParams.set(name, other));
    expect(body).toMatchObject(refusal(error));
  });

  it('an answer of one provider as that of another, or in another browser', async () => {
    const { body } = await tampered(/\/callback\?/, (address) => {
      address.pathname = '/sign-in/other/callback';
    });
    expect(body).toMatchObject(refusal(SingleSignOnExpired));
    const stranger = stage.browserOf(stage.aCitizen());
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
    stage.issuer.tampering = tampering;
    expect((await tampered(/never/, () => {})).body).toMatchObject(refusal(SingleSignOnRefused));
  });

  it('providers that nobody has set, and answers 503 for those that are away or are somebody else', async () => {
    expect((await stage.system.send('GET /sign-in/nobody')).status).toBe(404);
    for (const name of ['gone', 'other']) {
      const { body, headers } = await stage.system.send(`GET /sign-in/${name}`);
      expect(body).toMatchObject({ ...refusal(IssuerUnavailable), status: 503 });
      expect(headers.get('retry-after')).toBe('2');
    }
  });

  it('nobody when the provider breaks on the way: that is told as 503', async () => {
    const answer = await tampered(/\/callback\?/, () => {
      stage.issuer.isBroken = true;
    });
    expect(answer.body).toMatchObject(refusal(IssuerUnavailable));
  });
});
