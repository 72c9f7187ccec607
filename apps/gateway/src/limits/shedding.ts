import { IncomingMessage, ServerResponse } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { metrics } from '@linli/messaging';
import { Counter } from 'prom-client';
import { LimitSettings } from './limit-settings';
import { comeAgainAfter, isTooMuch } from './load';
import { Pace } from './pace';
import { refusal } from './refusal';
import { Guest, WaitingRoom } from './waiting-room';

const LATE_MS = 500;
/** What a look counts beside those before: late for a moment is not too busy. */
const WEIGHT = 0.2;
const MOST_REQUESTS = 512;
const SAMPLE_MS = 10;
const LOOK_MS = 100;
/** A thousand a second: less than a tenth of the time. */
const REFUSED_A_LOOK = 100;
const OPERATIONAL = /^\/(health\/|metrics|clock)/;

const refused = new Counter({
  name: 'linli_http_shed_total',
  help: 'Requests refused because the gateway was too busy',
  labelNames: ['kind'],
  registers: [metrics],
});

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

interface Visit extends Guest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly handle: Handler;
}

/** Lets requests wait, and then refuses them, before anything is done for them while the process is too busy; what it costs to refuse is a few writes to a socket. */
export class Shedding {
  private readonly delay = monitorEventLoopDelay({ resolution: SAMPLE_MS });
  private readonly timer: NodeJS.Timeout;
  private readonly pace = new Pace();
  private readonly waiting = new WaitingRoom<Visit>();
  private requests = 0;
  private done = 0;
  private lateMs = 0;
  private room: number;

  constructor(private readonly settings: LimitSettings) {
    this.room = settings.MOST_REQUESTS ?? MOST_REQUESTS;
    this.delay.enable();
    this.timer = setInterval(() => this.look(), LOOK_MS).unref();
  }

  stop(): void {
    clearInterval(this.timer);
    this.delay.disable();
  }

  /** Hands the request on, now or in a moment, or answers it with 503 by itself. */
  readonly wrap =
    (handle: Handler): Handler =>
    (request, response) => {
      const { method = 'GET', url = '' } = request;
      const isRead = method === 'GET' || method === 'HEAD';
      const visit = { request, response, handle, isRead, since: performance.now(), isGone: () => response.closed };
      if (OPERATIONAL.test(url) || (this.waiting.isEmptyOf(isRead) && this.hasRoom(isRead))) this.begin(visit);
      else if (this.waiting.isFull) this.refuse(visit);
      else this.waiting.add(visit);
    };

  private hasRoom(isRead: boolean): boolean {
    const load = { requests: this.requests, lateMs: this.lateMs };
    return !isTooMuch(load, { requests: this.room, lateMs: this.settings.MOST_LATE_MS ?? LATE_MS }, isRead);
  }

  private begin({ request, response, handle }: Visit): void {
    this.requests++;
    response.once('close', () => {
      this.requests--;
      this.done++;
      this.letIn();
    });
    handle(request, response);
  }

  private letIn(): void {
    for (const isRead of [false, true]) {
      while (!this.waiting.isEmptyOf(isRead) && this.hasRoom(isRead)) {
        const visit = this.waiting.next(isRead);
        if (visit) this.begin(visit);
      }
    }
  }

  private refuse({ request, response, isRead }: Visit): void {
    refused.inc({ kind: isRead ? 'read' : 'write' });
    const { status, body, headers } = refusal(request, {
      retryAfterSeconds: comeAgainAfter(Math.random()),
      origins: this.settings.CORS_ORIGINS,
    });
    response.writeHead(status, headers).end(body);
    request.resume();
  }

  private look(): void {
    const lateMs = Math.max(0, this.delay.mean / 1e6 - SAMPLE_MS);
    this.lateMs += (lateMs - this.lateMs) * WEIGHT;
    this.delay.reset();
    this.pace.look({ done: this.done, inWork: this.requests, seconds: LOOK_MS / 1000 });
    this.done = 0;
    // Whoever sets how many may be in work knows better.
    this.room = this.settings.MOST_REQUESTS ?? this.pace.room(MOST_REQUESTS);
    this.letIn();
    for (const visit of this.waiting.turnAway(performance.now(), REFUSED_A_LOOK)) this.refuse(visit);
  }
}
