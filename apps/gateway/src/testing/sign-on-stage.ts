import { SessionView } from '@linli/contracts/gateway';
import { TestBrowser } from './browser';
import { GatewaySystem } from './gateway-system';
import { CLIENT, OidcIssuer, Person } from './oidc-issuer';
import { textDesk } from './text-desk';

/** Where browsers reach the gateway. */
export const HOME = 'https://linli.example';
export const TITLE = { zh: '市民卡', en: 'Citizen card' };

const CONSENT = { terms: '2026-11-01', privacy: '2026-11-01' };

/** A gateway with a provider `city` that is there, `gone` that is not, and `other` that says that it is somebody else. */
export class SignOnStage {
  private numbers = 13_500_000_000;

  private constructor(
    readonly issuer: OidcIssuer,
    readonly system: GatewaySystem,
  ) {}

  static async set(): Promise<SignOnStage> {
    const issuer = await OidcIssuer.start(`${HOME}/sign-in/city/callback`);
    const common = { title: TITLE, clientId: CLIENT.id, clientSecret: CLIENT.secret, trustPhone: true };
    const issuers = [
      { ...common, name: 'city', issuer: issuer.url },
      { ...common, name: 'other', issuer: issuer.url.replace('127.0.0.1', 'localhost') },
      { ...common, name: 'gone', issuer: 'http://127.0.0.1:9' },
    ];
    const settings = { SINGLE_SIGN_ON: JSON.stringify(issuers), PUBLIC_URL: HOME };
    const system = await GatewaySystem.startWith(settings, textDesk);
    issuer.relyingPartyAt = (address) => address.replace(HOME, system.origin);
    return new SignOnStage(issuer, system);
  }

  async strike(): Promise<void> {
    await this.system.stop();
    this.issuer.stop();
  }

  aNumber(): string {
    return String(++this.numbers);
  }

  /** Somebody whom the provider knows by name and verified number, and we do not. */
  aCitizen(given: Partial<Person> = {}): Person {
    const phone = { phone_number: `+86${this.aNumber()}`, phone_number_verified: true };
    return { sub: `citizen-${this.aNumber()}`, name: '王小明', ...phone, ...given };
  }

  /** A browser in front of which somebody sits. */
  browserOf(person: Person): TestBrowser {
    this.issuer.signsIn = person;
    return new TestBrowser(this.system, HOME);
  }

  /** A browser in which the person has just come back from the provider. */
  async backFrom(person: Person): Promise<TestBrowser> {
    const browser = this.browserOf(person);
    const answer = await browser.go('/sign-in/city');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `${HOME}/`]);
    return browser;
  }

  signIn(browser: TestBrowser, json: object = {}) {
    return browser.post<SessionView>('/sessions/by-single-sign-on', { consent: CONSENT, ...json });
  }

  /** The person signs out at the provider, in this browser and everywhere that the provider has let them in. */
  async signOutAtProvider(browser: TestBrowser): Promise<void> {
    const page = String((await browser.get(`${this.issuer.url}/session/end`)).body);
    const xsrf = /name="xsrf" value="(\w+)"/.exec(page)?.[1] as string;
    const { status } = await browser.submit(`${this.issuer.url}/session/end/confirm`, { xsrf, logout: 'yes' });
    expect(status).toBe(303);
  }

  later(seconds: number): void {
    this.system.clock.set(new Date(this.system.clock.now().getTime() + seconds * 1000));
  }
}

/** A problem of this error's. */
export const refusal = (error: { code: string }) => ({ type: `urn:linli:error:${error.code}` });
