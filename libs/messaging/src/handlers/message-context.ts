import { Actor, IntegrationEvent } from '@linli/contracts';

/** What became of one thing, as the audit is to know it. */
export interface Change {
  /** The noun of the glossary, in lower case with hyphens: `community-event`. */
  readonly thing: string;
  /** The thing before and after, or those of its fields that administrators of the area may read: only what differs is recorded. */
  readonly before?: object;
  readonly after?: object;
  /** Where it is not the thing's `_id` or `id`. */
  readonly thingId?: string;
  /** Where it is not the thing's `areaCode`; what has none is entered under the area of whoever acts. */
  readonly areaCode?: string;
  /** Where the operation has a reason of its own. */
  readonly why?: string;
}

/** The only way to publish: a message put here leaves if, and only if, the handler's transaction commits. */
export interface Outbox {
  /** Takes a fact of the handler's own service that the handler has declared in `publishes`; a body that breaks its schema throws. */
  publish<B extends object>(contract: IntegrationEvent<B>, body: B): void;
  /**
   * Tells the audit of a change: who made it, by which operation, why and when is known, what became of the thing is said here.
   * The handler must declare its service's `ChangeRecorded` in `publishes`. Where nothing has changed nothing is recorded.
   */
  record(change: Change): void;
}

/** What a handler knows beside the body. */
export interface MessageContext {
  /** Who acts; in an event handler, who set off the fact. */
  readonly actor: Actor;
  readonly now: Date;
  /** Names this one message: a repetition has the same, anything new has another. */
  readonly messageId: string;
  readonly outbox: Outbox;
  /** In a command: the revision that the thing must have; to be compared by `assertExpected`. */
  readonly expected?: number;
}
