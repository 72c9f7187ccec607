import { Agent, request } from 'node:http';

/** What came back for one request of many. */
export interface Reaction {
  /** 0 where nothing came. */
  readonly status: number;
  /** Since it was asked for; it may have waited for one of the crowd's connections. */
  readonly tookMs: number;
  /** Since it had a connection: what the server is to answer for. */
  readonly servedMs: number;
  readonly retryAfter?: string;
  readonly rateLimit?: string;
}

export interface Ask {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token?: string;
  readonly body?: object;
  /** The same for each try: what was done already is then answered as it was. */
  readonly key?: string;
}

/** How much a crowd asks for. */
export interface Offer {
  readonly perSecond: number;
  readonly forMs: number;
  readonly again?: number;
}

const PATIENCE_MS = 20_000;
const REFUSALS = [429, 503];

/** Sends requests over many connections at once, as a crowd does, and keeps what came back. */
export class Crowd {
  private readonly agent: Agent;

  constructor(
    private readonly url: string,
    connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  leave(): void {
    this.agent.destroy();
  }

  /** Never rejects. */
  ask({ method, path, token, body, key }: Ask): Promise<Reaction> {
    const started = performance.now();
    let connected = started;
    const text = body && JSON.stringify(body);
    const headers = {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(key && { 'idempotency-key': key }),
      ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    };
    return new Promise((resolve) => {
      const over = (status: number, { 'retry-after': retryAfter, ratelimit }: NodeJS.Dict<string | string[]> = {}): void =>
        resolve({
          ...{ status, tookMs: performance.now() - started, servedMs: performance.now() - connected },
          ...(retryAfter !== undefined && { retryAfter: String(retryAfter) }),
          ...(ratelimit !== undefined && { rateLimit: String(ratelimit) }),
        });
      const sent = request(`${this.url}${path}`, { method, headers, agent: this.agent, timeout: PATIENCE_MS }, (answer) => {
        answer.resume().once('end', () => over(answer.statusCode ?? 0, answer.headers));
      });
      sent.once('socket', () => {
        connected = performance.now();
      });
      sent.once('timeout', () => sent.destroy()).once('error', () => over(0));
      sent.end(text);
    });
  }

  /** So many a second, whatever comes back, for so long; with `again`, who is refused asks again at once, so often. */
  async offer(asks: () => Ask, { perSecond, forMs, again = 0 }: Offer): Promise<Reaction[]> {
    const [began, reactions] = [performance.now(), [] as Promise<Reaction>[]];
    for (let due = 0; performance.now() - began < forMs; ) {
      due = Math.floor(((performance.now() - began) / 1000) * perSecond);
      while (reactions.length < due) reactions.push(this.insist(asks(), again));
      await new Promise((next) => setTimeout(next, 5));
    }
    return Promise.all(reactions);
  }

  private async insist(ask: Ask, again: number): Promise<Reaction> {
    const reaction = await this.ask(ask);
    return again > 0 && REFUSALS.includes(reaction.status) ? this.insist(ask, again - 1) : reaction;
  }

  /** How many are answered in a second when each of so many asks again as soon as it is answered. */
  async capacity(ask: Ask, { clients, forMs }: { clients: number; forMs: number }): Promise<number> {
    const until = performance.now() + forMs;
    let answered = 0;
    const one = async (): Promise<void> => {
      while (performance.now() < until) if ((await this.ask(ask)).status === 200) answered++;
    };
    await Promise.all(Array.from({ length: clients }, one));
    return Math.round(answered / (forMs / 1000));
  }
}

/** How many of each status. */
export function tally(reactions: readonly Reaction[]): string {
  const counts = new Map<number, number>();
  for (const { status } of reactions) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${count} × ${status || 'nothing'}`)
    .join(', ');
}

/** The time within which so large a part of them was answered, in ms; with `servedMs`, without what they waited for a connection. */
export function quantile(reactions: readonly Reaction[], part: number, of: 'tookMs' | 'servedMs' = 'tookMs'): number {
  const times = reactions.map((reaction) => reaction[of]).sort((a, b) => a - b);
  return Math.round(times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0);
}
