import { StillRunning } from '@linli/contracts';
import { Caller } from '../../apps/standalone/src/demonstration/client';
import { Answer, Attempt, History, Reply } from './history';

/** Longer than the gateway ever waits for a reply: whoever has no answer by then was left hanging. */
export const HANGS_MS = 14_000;

interface Answered {
  readonly status: number;
  readonly hasRetryAfter: boolean;
  readonly body: unknown;
}

/** Somebody with an account whose attempts are logged as ok, fail or unknown. */
export class Person {
  constructor(
    readonly id: string,
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** Asks for what the attempt wants, under its key, and writes down what came of it; never rejects. */
  async ask(attempt: Attempt, history: History): Promise<void> {
    const { status, body } = await this.send('POST', attempt.path, { history, attempt });
    attempt.endedAt = Date.now();
    attempt.status = status;
    attempt.outcome = outcomeOf(status, body);
    if (attempt.outcome === 'ok') attempt.reply = body as Reply;
    if (attempt.outcome === 'fail') attempt.code = typeOf(body)?.replace('urn:linli:error:', '');
  }

  /** Asks twice at once under one key, as somebody does who taps twice; never rejects. */
  async askTwice(attempt: Attempt, history: History): Promise<void> {
    const twins = [{ ...attempt }, { ...attempt }];
    await Promise.all(twins.map((twin) => this.ask(twin, history)));
    const known = twins.filter(({ outcome }) => outcome !== 'unknown');
    Object.assign(attempt, known[0] ?? twins[0], {
      endedAt: Math.max(...twins.map(({ endedAt }) => endedAt)),
      replies: known.map(({ outcome, reply, code }) => JSON.stringify([outcome, reply, code])),
    });
  }

  /** Reads without being logged; throws where the answer is not 200. */
  async read<T>(path: string): Promise<T> {
    const { status, body } = await this.send('GET', path);
    if (status !== 200) throw new Error(`GET ${path}: ${status}`);
    return body as T;
  }

  private async send(method: string, path: string, log?: { history: History; attempt?: Attempt }): Promise<Answered> {
    const started = Date.now();
    const answered = await this.fetch(method, path, log?.attempt).catch(() => NOTHING);
    const tookMs = Date.now() - started;
    const { status, hasRetryAfter } = answered;
    log?.history.answers.push({ at: Date.now(), tookMs, status, hasRetryAfter, isWrite: method === 'POST' } satisfies Answer);
    return answered;
  }

  private async fetch(method: string, path: string, attempt?: Attempt): Promise<Answered> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.token}` };
    if (attempt) Object.assign(headers, { 'content-type': 'application/json', 'idempotency-key': attempt.key });
    const body = attempt && JSON.stringify(attempt.body);
    const response = await fetch(this.url + path, { method, headers, body, signal: AbortSignal.timeout(HANGS_MS) });
    const text = await response.text();
    return { status: response.status, hasRetryAfter: response.headers.has('retry-after'), body: text ? JSON.parse(text) : {} };
  }
}

const NOTHING: Answered = { status: 0, hasRetryAfter: false, body: undefined };

/** What is refused by a declared error was not done; after 503, 500 or nothing, or while its twin is under way, nobody can know. */
function outcomeOf(status: number, body: unknown): Attempt['outcome'] {
  if (status >= 200 && status < 300) return 'ok';
  return status >= 400 && status < 500 && typeOf(body) !== STILL_RUNNING ? 'fail' : 'unknown';
}

const STILL_RUNNING = `urn:linli:error:${StillRunning.code}`;

const typeOf = (body: unknown): string | undefined => (body as { type?: string } | undefined)?.type;

/** Signs in. */
export async function personOf(url: string, credentials: { phone: string; password: string }): Promise<Person> {
  const session = await new Caller(url).post<{ token: string; account: { id: string } }>('/sign-in', credentials);
  return new Person(session.account.id, url, session.token);
}
