import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Load, Sample } from '../measure/benchmark';
import { quantile } from '../measure/figures';
import { Counter, Size } from './counter';
import { problemsOf } from './judge';
import { Answer, overLines } from './lines';
import { Visit } from './visit';

/** So many people who all want places of one event at once. */
export interface Rush extends Load {
  readonly people: number;
  readonly connections: number;
  /** Nobody new has a chance any more. */
  readonly soldOut?: true;
}

const TWICE = 0.1;
const CANCEL = 0.02;
/** A second tap comes so many people later. */
const LATER = 100;
const SIZE: Size = { places: 200, waiting: 500 };
const TRIES = 50;

/** One contender and those who come to it. */
export class Storm {
  private eventId: string | undefined;

  constructor(private readonly counter: Counter) {}

  async run(rush: Rush): Promise<Sample> {
    if (rush.soldOut && this.eventId === undefined) await this.rush({ ...rush, people: 2 * (SIZE.places + SIZE.waiting) });
    return this.rush(rush);
  }

  private async rush({ people, connections, soldOut }: Rush): Promise<Sample> {
    if (!soldOut || this.eventId === undefined) this.eventId = await this.counter.openEvent(SIZE);
    const { eventId } = this;
    const visits = visitsOf(people);
    for (const visit of visits) visit.headers = await this.counter.headersOf(visit.resident);
    const cancelled = new Set<string>();
    const began = performance.now();
    await overLines(this.counter.port, { connections, jobs: visits }, async (visit, ask) => {
      const from = performance.now();
      visit.answer = await insist(ask, this.requestOf(this.counter.pathOf(eventId), visit));
      visit.span = { from, to: performance.now() };
      if (!soldOut && Math.random() < CANCEL) await this.cancel(visit, ask, cancelled);
    });
    const seconds = (performance.now() - began) / 1000;
    const rows = soldOut ? undefined : await this.counter.registrations?.(eventId);
    const times = visits.map(({ answer }) => answer?.tookMs ?? 0);
    const problems = problemsOf(visits, { rows, cancelled, size: SIZE });
    return { rate: visits.length / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99), problems };
  }

  private async cancel(visit: Visit, ask: (request: Buffer) => Promise<Answer>, cancelled: Set<string>): Promise<void> {
    if (visit.answer?.status !== 201 || !this.counter.cancelPathOf) return;
    const { id } = JSON.parse(visit.answer.body) as { id: string };
    const answer = await insist(ask, this.requestOf(this.counter.cancelPathOf(id), { ...visit, key: `${visit.key}-c` }, '{}'));
    if (answer.status < 300) cancelled.add(id);
  }

  private requestOf(path: string, { headers: own, key }: Visit, body = '{"partySize":1}'): Buffer {
    const headers = {
      ...{ host: '127.0.0.1', 'content-type': 'application/json', 'content-length': String(body.length) },
      ...{ 'idempotency-key': key, ...own },
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
  }
}

/** Everybody once, and some of them once more soon after, under the same key. */
function visitsOf(people: number): Visit[] {
  const first = Array.from({ length: people }, (): Visit => ({ resident: randomUUID(), key: randomUUID() }));
  const due = first.map((visit, at) => ({ visit, at }));
  const again = due
    .filter(() => Math.random() < TWICE)
    .map(({ visit, at }) => ({ visit: { ...visit }, at: at + Math.random() * LATER }));
  return [...due, ...again].sort((one, other) => one.at - other.at).map(({ visit }) => visit);
}

/** Until it is decided: whoever is told to come again, or that their first try is under way, does so. */
async function insist(ask: (request: Buffer) => Promise<Answer>, request: Buffer): Promise<Answer> {
  const began = performance.now();
  for (let tried = 1; ; tried++) {
    const answer = await ask(request);
    const isOpen = answer.status === 503 || answer.body.includes('linli.still-running');
    if (!isOpen || tried === TRIES) return { ...answer, tookMs: performance.now() - began };
    await pause(20);
  }
}
