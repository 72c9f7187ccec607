import { setTimeout as pause } from 'node:timers/promises';
import { checkArrivals, checkAttempts } from '../check/attempts';
import { checkFacts, checkNotices } from '../check/facts';
import { checkEffects, checkStrokes } from '../check/messages';
import { observeEvents, observeNotices, observeRequests } from '../check/observed';
import { checkPlaces, checkWaitingOrder } from '../check/places';
import { Sampler } from '../check/sampler';
import { Violation, violation } from '../check/violation';
import { History } from '../load/history';
import { Load, LoadOptions } from '../load/load';
import { HANGS_MS } from '../load/person';
import { bookOf, checkSittings } from '../sittings/check';
import { Bench } from './bench';

const CAPACITIES = [5, 12, 40];
const LOOK_AGAIN_MS = 1_000;

type Checks = (() => Promise<Violation[]> | Violation[])[];

/** One load over some events of its own while something goes wrong, and what the checker says of it. */
export class Trial {
  private constructor(
    readonly bench: Bench,
    readonly events: readonly string[],
    readonly load: Load,
    readonly sampler: Sampler,
    private readonly requestsBefore: ReadonlySet<string>,
  ) {}

  /** Opens events and begins to load them. */
  static async start(bench: Bench, options: Omit<LoadOptions, 'events'> & { title?: string } = {}): Promise<Trial> {
    const { people, system, stores } = bench;
    const events: string[] = [];
    for (const capacity of CAPACITIES) events.push(await people.openEvent(capacity, options.title));
    const before = new Set(await observeRequests(people));
    const load = new Load(people, { ...options, events }).start();
    const sampler = new Sampler(system, stores, { by: people.organiser, events }).start();
    return new Trial(bench, events, load, sampler, before);
  }

  get history(): History {
    return this.load.history;
  }

  /** Resolves with the milliseconds until something that was asked for after the instant succeeded; undefined when nothing did in time. */
  async firstSuccess(since: number, withinMs: number): Promise<number | undefined> {
    while (Date.now() < since + withinMs) {
      const ok = this.history.answers.find(
        ({ at, tookMs, status, isWrite }) => isWrite && at - tookMs >= since && status < 300 && status > 0,
      );
      if (ok) return ok.at - since;
      await pause(20);
    }
    return undefined;
  }

  /** Ends the load, asks again what is unknown, and waits for as long as told until nothing is wrong; resolves with what is. */
  async end(withinMs = 60_000): Promise<Violation[]> {
    await this.load.stop();
    await this.load.settle(withinMs);
    const sampled = await this.sampler.stop();
    const deadline = Date.now() + withinMs;
    let found = await this.check();
    while (found.length > 0 && Date.now() < deadline) {
      await pause(LOOK_AGAIN_MS);
      found = await this.check();
    }
    return [...sampled, ...found, ...this.answers()];
  }

  private async check(): Promise<Violation[]> {
    try {
      return await this.checkAll();
    } catch (error) {
      return [violation('I9', `the checker cannot read the system: ${(error as Error).message}`)];
    }
  }

  /** The cheap and telling first: what is still on its way need not be looked at more closely. */
  private async checkAll(): Promise<Violation[]> {
    const { stores, spy, people } = this.bench;
    const outbox = await stores.outboxDepth();
    const published = await spy.collect();
    const effects = [...(await checkEffects(published, stores)), ...(await checkStrokes(published, stores))];
    if (outbox > 0) effects.push(violation('I5', `${outbox} rows left in the outboxes`));
    if (effects.length > 0) return effects;
    const [observed, notices] = [await observeEvents(people, this.events), await observeNotices(people)];
    const requests = (await observeRequests(people)).filter((id) => !this.requestsBefore.has(id));
    const books = await Promise.all(this.events.map((id) => bookOf(stores, id)));
    const checks: Checks = [
      () => books.flatMap((book) => checkSittings(book, this.history)),
      () => observed.flatMap(checkPlaces),
      () => observed.flatMap(checkWaitingOrder),
      () => observed.flatMap((event) => checkArrivals(this.history, event)),
      () => checkAttempts(this.history, observed, requests),
      () => checkFacts(this.history, observed, published),
      () => checkNotices(observed, published, notices),
    ];
    return (await Promise.all(checks.map((check) => check()))).flat();
  }

  /** No answer may be missing or fail without saying that one may come again. */
  private answers(): Violation[] {
    const { answers } = this.history;
    const count = (what: string, of: (answer: (typeof answers)[number]) => boolean): Violation[] => {
      const found = answers.filter(of).length;
      return found > 0 ? [violation('I9', `${found} × ${what}`)] : [];
    };
    return [
      ...count('an answer 500', ({ status }) => status >= 500 && status !== 503),
      ...count('503 without Retry-After', ({ status, hasRetryAfter }) => status === 503 && !hasRetryAfter),
      ...count('no answer at all in time', ({ status, tookMs }) => status === 0 && tookMs >= HANGS_MS),
    ];
  }
}
