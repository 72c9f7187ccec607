import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Attempt, History, What } from './history';
import { People } from './people';
import { Person } from './person';

const CANCELS = 0.35;
/** How many tap twice. */
const TWICE = 0.1;
const LARGEST_PARTY = 3;
const ASK_AGAIN_MS = 500;

export interface LoadOptions {
  readonly events: readonly string[];
  /** People who act at the same time. */
  readonly workers?: number;
  /** Between two attempts of one worker. */
  readonly pauseMs?: number;
  /** Nobody takes a registration back. */
  readonly onlyRegister?: boolean;
}

/** Residents who register and cancel, and an enterprise that sends requests, until told to stop. */
export class Load {
  readonly history = new History();
  private stopping: boolean = false;
  private work: Promise<unknown> = Promise.resolve();
  /** The last attempt of a resident for an event. */
  private readonly last = new Map<string, Attempt>();
  private readonly busy = new Set<string>();

  constructor(
    private readonly people: People,
    private readonly options: LoadOptions,
  ) {}

  start(): this {
    const { workers = 5 } = this.options;
    const residents = Array.from({ length: workers }, () => this.repeat(() => this.residentActs()));
    this.work = Promise.all([...residents, this.repeat(() => this.enterpriseAsks(), 10)]);
    return this;
  }

  /** Resolves when every attempt under way has ended. */
  async stop(): Promise<History> {
    this.stopping = true;
    await this.work;
    return this.history;
  }

  /** Asks everything that is unknown again, under its key, until it is known or the time is over. */
  async settle(withinMs: number): Promise<void> {
    const end = Date.now() + withinMs;
    for (;;) {
      const unknown = this.history.attempts.filter(({ outcome }) => outcome === 'unknown');
      if (unknown.length === 0 || Date.now() > end) return;
      for (const attempt of unknown) await this.personOf(attempt).ask(attempt, this.history);
      await pause(ASK_AGAIN_MS);
    }
  }

  private async repeat(act: () => Promise<void>, rarer = 1): Promise<void> {
    const { pauseMs = 40 } = this.options;
    while (!this.stopping) {
      await act();
      await pause(pauseMs * rarer * (0.5 + Math.random()));
    }
  }

  /** One resident does the next thing that makes sense for one event; what is unknown is asked again first. */
  private async residentActs(): Promise<void> {
    const [resident, eventId] = [anyOf(this.people.residents), anyOf(this.options.events)];
    const place = `${resident.id}/${eventId}`;
    if (this.busy.has(place)) return;
    this.busy.add(place);
    try {
      const attempt = this.nextAt(this.last.get(place), resident, eventId);
      if (!attempt) return;
      this.last.set(place, attempt);
      if (attempt.status === 0 && Math.random() < TWICE) await resident.askTwice(attempt, this.history);
      else await resident.ask(attempt, this.history);
    } finally {
      this.busy.delete(place);
    }
  }

  private nextAt(last: Attempt | undefined, resident: Person, eventId: string): Attempt | undefined {
    if (last?.outcome === 'unknown') return last;
    if (last?.what !== 'register' || last.outcome !== 'ok') return this.registration(resident, eventId);
    if (this.options.onlyRegister || Math.random() > CANCELS) return undefined;
    const { id } = last.reply as { id: string };
    return this.attempt('cancel', { who: resident.id, target: id, path: `/registrations/${id}/cancel`, body: {} });
  }

  private registration(resident: Person, eventId: string): Attempt {
    const body = { partySize: 1 + Math.floor(Math.random() * LARGEST_PARTY) };
    return this.attempt('register', { who: resident.id, target: eventId, path: `/events/${eventId}/registrations`, body });
  }

  private async enterpriseAsks(): Promise<void> {
    const { entrepreneur, enterpriseId } = this.people;
    const body = { enterpriseId, category: 'premises', text: 'A stall outside for a day' };
    const attempt = this.attempt('submit', { who: entrepreneur.id, target: enterpriseId, path: '/requests', body });
    await entrepreneur.ask(attempt, this.history);
  }

  private attempt(what: What, parts: Pick<Attempt, 'who' | 'target' | 'path' | 'body'>): Attempt {
    const now = Date.now();
    const attempt: Attempt = { key: randomUUID(), what, ...parts, startedAt: now, endedAt: now, outcome: 'unknown', status: 0 };
    this.history.attempts.push(attempt);
    return attempt;
  }

  private personOf({ who }: Attempt): Person {
    const { residents, entrepreneur } = this.people;
    return residents.find(({ id }) => id === who) ?? entrepreneur;
  }
}

const anyOf = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
