import { Problem } from '../http/problem';
import { Answer, GatewaySystem } from './gateway-system';

/** Keeps cookies and follows redirections between the gateway, which it knows by its public address, and others. */
export class TestBrowser {
  private readonly jars = new Map<string, Map<string, string>>();

  constructor(
    private readonly system: GatewaySystem,
    private readonly home: string,
  ) {}

  /** Follows from the path of the gateway to where the answer is no redirection, or one to `until`; `change` may tamper with each address. */
  async go(path: string, change: (address: string) => string = (address) => address): Promise<Answer<Problem>> {
    let address = `${this.home}${path}`;
    for (let steps = 0; steps < 12; steps++) {
      const answer = await this.get(address);
      const location = answer.headers.get('location');
      if (location === null || location === `${this.home}/`) return answer;
      address = change(new URL(location, address).href);
    }
    throw new Error('too many redirections');
  }

  /** One answer, not followed. */
  async get(address: string): Promise<Answer<Problem>> {
    const { origin, pathname, search } = new URL(address);
    const headers = { cookie: this.cookiesOf(origin) };
    if (origin === this.home) return this.kept(origin, await this.system.send(`GET ${pathname}${search}`, { headers }));
    const response = await fetch(address, { headers, redirect: 'manual' });
    return this.kept(origin, { status: response.status, headers: response.headers, body: (await response.text()) as never });
  }

  /** Sends what a page of the gateway's own would send. */
  async post<T>(path: string, json: object, token?: string): Promise<Answer<T>> {
    const headers = { cookie: this.cookiesOf(this.home), 'accept-language': 'en' };
    return this.kept(this.home, await this.system.send<T>(`POST ${path}`, { json, token, headers }));
  }

  /** Sends a form, as a page would. */
  async submit(address: string, form: Readonly<Record<string, string>>): Promise<Response> {
    const { origin } = new URL(address);
    const headers = { cookie: this.cookiesOf(origin) };
    return fetch(address, { method: 'POST', headers, body: new URLSearchParams(form), redirect: 'manual' });
  }

  /** What it holds for the gateway. */
  get cookies(): string {
    return this.cookiesOf(this.home);
  }

  private kept<T>(origin: string, answer: Answer<T>): Answer<T> {
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar);
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }

  private cookiesOf(origin: string): string {
    return [...(this.jars.get(origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
