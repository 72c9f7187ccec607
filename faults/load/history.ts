export type What = 'register' | 'cancel' | 'submit';
export type Outcome = 'ok' | 'fail' | 'unknown';

/** One thing that somebody wanted, however often it was asked for; the key stays the same. */
export interface Attempt {
  readonly key: string;
  readonly what: What;
  /** Who asked: the id of the account. */
  readonly who: string;
  /** The event, the registration or the enterprise. */
  readonly target: string;
  readonly path: string;
  readonly body: object;
  readonly startedAt: number;
  endedAt: number;
  outcome: Outcome;
  /** What came back the last time: a status of HTTP, 0 where nothing came. */
  status: number;
  reply?: Reply;
  /** The bodies of all answers 2xx and of declared refusals, where it was sent twice at once. */
  replies?: string[];
  /** The declared error by which it was refused. */
  code?: string;
}

/** What an answer tells of the thing that was made or changed. */
export interface Reply {
  readonly id: string;
  readonly status: string;
  readonly eventId?: string;
  readonly residentId?: string;
  readonly partySize?: number;
  readonly arrival?: number;
}

/** One answer of the gateway, also to an attempt that was asked again. */
export interface Answer {
  readonly at: number;
  readonly tookMs: number;
  readonly status: number;
  readonly hasRetryAfter: boolean;
  readonly isWrite: boolean;
}

/** All that was tried and all that was answered. */
export class History {
  readonly attempts: Attempt[] = [];
  readonly answers: Answer[] = [];

  of(what: What, outcome?: Outcome): Attempt[] {
    return this.attempts.filter((attempt) => attempt.what === what && (!outcome || attempt.outcome === outcome));
  }

  /** How many attempts came to which end, in words. */
  get summary(): string {
    const count = (outcome: Outcome) => this.attempts.filter((attempt) => attempt.outcome === outcome).length;
    const refused = this.answers.filter(({ status }) => status === 503).length;
    const codes = [...new Set(this.attempts.flatMap(({ code }) => code ?? []))];
    const failed = `${count('fail')} failed${codes.length > 0 ? ` (${codes.join(', ')})` : ''}`;
    return `${count('ok')} ok, ${failed}, ${count('unknown')} unknown; ${refused} answers 503`;
  }
}
