import { setTimeout as pause } from 'node:timers/promises';
import { Ask, Crowd, Reaction } from '@linli/testing';
import { Load, Sample } from '../measure/benchmark';
import { quantile } from '../measure/figures';
import { Server } from './server';

/** So many times what the contender can do at most; without `times`, its most itself, asked for in a closed loop. */
export interface OfferedLoad extends Load {
  readonly times?: number;
  readonly milliseconds: number;
}

/** What was seen beside the figures, the worst of all rounds. */
export interface Seen {
  /** MiB. */
  memory: number;
  /** Until a read was answered as if nothing had been. */
  recoveredMs: number;
  refused: number;
  /** Refusals that do not say when to come again. */
  untold: number;
  /** Neither answered nor refused: broken connections, 20 s without an answer, other statuses. */
  failed: number;
}

/** More than a gateway takes into work. */
const CONNECTIONS = 900;
const CLIENTS = 32;
const LIKE_BEFORE_MS = 250;
const GIVES_UP_MS = 10_000;
const RECOVERS_WITHIN_MS = 2_000;
const REFUSALS = [429, 503];

/** One server and those who ask it. */
export class Siege {
  readonly seen: Seen = { memory: 0, recoveredMs: 0, refused: 0, untold: 0, failed: 0 };
  private peak = 0;

  constructor(
    private readonly server: Server,
    private readonly isSubject: boolean,
  ) {}

  async run({ times, milliseconds }: OfferedLoad): Promise<Sample> {
    if (times === undefined || this.peak === 0) {
      const sample = await this.closedLoop(milliseconds);
      if (times === undefined) return sample;
    }
    return this.offered(this.peak * times, milliseconds);
  }

  private get read(): Ask {
    return { method: 'GET', path: this.server.path };
  }

  /** The most of it: each client asks again as soon as it is answered. */
  private async closedLoop(forMs: number): Promise<Sample> {
    const crowd = new Crowd(this.server.url, CLIENTS);
    const rate = await crowd.capacity(this.read, { clients: CLIENTS, forMs });
    crowd.leave();
    this.peak = Math.max(this.peak, rate);
    return { rate, p50: 0, p99: 0, problems: rate > 0 ? [] : ['nothing was answered'] };
  }

  private async offered(perSecond: number, forMs: number): Promise<Sample> {
    const crowd = new Crowd(this.server.url, CONNECTIONS);
    const began = performance.now();
    const reactions = await crowd.offer(() => this.read, { perSecond, forMs });
    const seconds = (performance.now() - began) / 1000;
    const recoveredMs = await this.recovery(crowd);
    crowd.leave();
    const problems = this.judge(reactions, recoveredMs);
    this.seen.memory = Math.max(this.seen.memory, await this.server.memory());
    const times = reactions.filter(({ status }) => status === 200).map(({ tookMs }) => tookMs);
    return { rate: times.length / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99), problems };
  }

  /** What the subject promises: each refusal says when to come again, nothing else goes wrong, and soon all is as before. */
  private judge(reactions: readonly Reaction[], recoveredMs: number): string[] {
    const refused = reactions.filter(({ status }) => REFUSALS.includes(status));
    const untold = refused.filter(({ retryAfter }) => !retryAfter).length;
    const failed = reactions.filter(({ status }) => status !== 200 && !REFUSALS.includes(status)).length;
    this.note({ recoveredMs, refused: refused.length, untold, failed });
    if (!this.isSubject) return [];
    return [
      ...(untold > 0 ? ['a refusal without Retry-After'] : []),
      ...(failed > 0 ? ['an answer that is none of 200, 429, 503'] : []),
      ...(recoveredMs > RECOVERS_WITHIN_MS ? [`recovered only after ${recoveredMs} ms`] : []),
    ];
  }

  private note({ recoveredMs, refused, untold, failed }: Omit<Seen, 'memory'>): void {
    this.seen.recoveredMs = Math.max(this.seen.recoveredMs, recoveredMs);
    this.seen.refused += refused;
    this.seen.untold += untold;
    this.seen.failed += failed;
  }

  private async recovery(crowd: Crowd): Promise<number> {
    const began = performance.now();
    while (performance.now() - began < GIVES_UP_MS) {
      const { status, tookMs } = await crowd.ask(this.read);
      if (status === 200 && tookMs < LIKE_BEFORE_MS) break;
      await pause(20);
    }
    return Math.round(performance.now() - began);
  }
}
