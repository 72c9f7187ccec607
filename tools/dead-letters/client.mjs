import { fill } from './texts.mjs';

/** The gateway as an administrator reaches it; every failure is a sentence. */
export class Client {
  #url;
  #headers;
  #texts;

  constructor(url, language, texts) {
    this.#url = url.replace(/\/$/, '');
    this.#headers = { 'accept-language': language };
    this.#texts = texts;
  }

  /** Signed in with what the environment names. */
  static async signedIn(environment, language, texts) {
    const { LINLI_URL = 'http://localhost:3000', LINLI_TOKEN, ADMIN_PHONE: phone, ADMIN_PASSWORD: password } = environment;
    const client = new Client(LINLI_URL, language, texts);
    if (!LINLI_TOKEN && !(phone && password)) throw new Error(texts.noAccess);
    const token = LINLI_TOKEN ?? (await client.post('/sign-in', { phone, password })).token;
    client.#headers.authorization = `Bearer ${token}`;
    return client;
  }

  get(path, query = {}) {
    const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined));
    return this.#send(`${path}?${search}`, {});
  }

  post(path, body) {
    return this.#send(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  }

  async #send(path, { headers, ...request }) {
    const asked = fetch(`${this.#url}${path}`, { ...request, headers: { ...this.#headers, ...headers } });
    const answer = await asked.catch(() => {
      throw new Error(fill(this.#texts.unreachable, { url: this.#url }));
    });
    const body = await answer.json().catch(() => ({}));
    if (answer.ok) return body;
    throw new Error(fill(this.#texts.refused, { status: answer.status, detail: detailOf(body) ?? answer.statusText }));
  }
}

const detailOf = ({ detail, errors = [] }) =>
  detail && [detail, ...errors.map(({ pointer, detail: one }) => `${pointer} ${one}`)].join(' ');
