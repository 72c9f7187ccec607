/** An answer that is a problem: RFC 9457 as the gateway sends it. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly body: { readonly type?: string; readonly detail?: string; readonly errors?: { pointer: string; detail: string }[] },
    request: string,
  ) {
    super(`${request} → ${status} ${body.type ?? ''} ${body.detail ?? ''}`);
  }

  /** The declared error's code, such as `events.already-registered`. */
  get code(): string | undefined {
    return this.body.type?.replace('urn:linli:error:', '');
  }
}

interface Session {
  readonly token: string;
  readonly account: { readonly id: string; readonly name: string };
}

/** Somebody who calls the gateway over HTTP; signs in by itself, again when the token has expired. */
export class Caller {
  private session: Promise<Session> | undefined;

  constructor(
    private readonly url: string,
    private readonly credentials?: { readonly phone: string; readonly password: string },
    /** What refusals are said in; the gateway's default if not given. */
    private readonly language?: string,
  ) {}

  /** Id of the account; signs in when that has not happened yet. */
  async id(): Promise<string> {
    return (await this.signedIn()).account.id;
  }

  /** The bearer token; signs in when that has not happened yet. */
  async token(): Promise<string> {
    return (await this.signedIn()).token;
  }

  /** Signs in again before the next request. */
  forget(): void {
    this.session = undefined;
  }

  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path);
  }

  /** With a key the same request is answered in the same way, however often it is sent. */
  post<T>(path: string, body?: object, key?: string): Promise<T> {
    return this.send<T>('POST', path, { body, key });
  }

  /** The answer as it comes, whatever it is. */
  async raw(
    method: string,
    path: string,
    { headers, body }: { headers?: Record<string, string>; body?: string },
  ): Promise<Response> {
    const authorization = this.credentials && { authorization: `Bearer ${await this.token()}` };
    return fetch(`${this.url}${path}`, { method, headers: { ...headers, ...authorization }, body, redirect: 'manual' });
  }

  private async send<T>(method: string, path: string, options: { body?: object; key?: string } = {}): Promise<T> {
    const response = await this.attempt(method, path, options);
    if (response.status !== 401 || !this.session) return answerOf(response, `${method} ${path}`);
    this.session = undefined;
    return answerOf(await this.attempt(method, path, options), `${method} ${path}`);
  }

  private async attempt(method: string, path: string, { body, key }: { body?: object; key?: string }): Promise<Response> {
    const headers: Record<string, string> = {
      ...(this.credentials && { authorization: `Bearer ${await this.token()}` }),
      ...(body && { 'content-type': 'application/json' }),
      ...(this.language && { 'accept-language': this.language }),
      ...(key && { 'idempotency-key': key }),
    };
    return fetch(`${this.url}${path}`, { method, headers, body: body && JSON.stringify(body) });
  }

  /** One sign-in for all who ask at the same moment. */
  private signedIn(): Promise<Session> {
    this.session ??= this.signIn();
    return this.session;
  }

  private async signIn(): Promise<Session> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${this.url}/sign-in`, { method: 'POST', headers, body: JSON.stringify(this.credentials) });
    return answerOf<Session>(response, 'POST /sign-in');
  }
}

async function answerOf<T>(response: Response, request: string): Promise<T> {
  const text = await response.text();
  const body = text ? JSON.parse(text) : undefined;
  if (!response.ok) throw new Problem(response.status, body ?? {}, request);
  return body as T;
}
