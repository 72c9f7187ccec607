import { Message } from './message';

/** A message as it reaches one handler's queue. */
export interface Delivery {
  readonly message: Message;
  /** 1 for the first delivery, counted up by each `retry`. */
  readonly attempt: number;
  /** When the first attempt was made, ISO 8601 in UTC, machine time. */
  readonly firstSeen: string;
  /** A hint only: the broker may have delivered it before. */
  readonly redelivered: boolean;
}

/** What becomes of a delivery: `done` takes it off the queue for good; `retry` brings it back after at least `delayMs`. */
export type Verdict = { readonly outcome: 'done' } | { readonly outcome: 'retry'; readonly delayMs: number };

/** One durable queue of integration events: one handler of one service, shared by that service's replicas. */
export interface Subscription {
  readonly service: string;
  /** `<service>.<handler-name>` */
  readonly queue: string;
  /** Envelope types that the queue takes. */
  readonly types: readonly string[];
  /** The consumer gathers deliveries, and wants more of them at a time. */
  readonly inBatches?: boolean;
}

/** Answers a request; it never rejects, failures are replies too. */
export type Answer = (request: Message) => Promise<Message>;

/** Handles a delivery; a rejection (it should not happen) counts as `retry` at once by the broker's own redelivery. */
export type Consume = (delivery: Delivery) => Promise<Verdict>;

/** The delays that `retry` knows, in milliseconds; a delay in between is rounded up to the next one. */
export const RETRY_DELAYS_MS = [1_000, 10_000, 60_000, 600_000] as const;

/** The delay of RETRY_DELAYS_MS that a `retry` with this delay really waits: the next one up, at most the last. */
export const retryDelayMs = (delayMs: number): number =>
  RETRY_DELAYS_MS.find((rung) => rung >= delayMs) ?? RETRY_DELAYS_MS[RETRY_DELAYS_MS.length - 1]!;

/** A message that the broker has given up: it was brought again and again to consumers that went without an answer. */
export interface Parked {
  readonly message: Message;
  /** `<service>.<handler-name>` */
  readonly queue: string;
  /** How often it was brought. */
  readonly deliveries: number;
  /** When the first attempt was made, ISO 8601 in UTC. */
  readonly firstSeen: string;
}

/** Carries messages between services: at least once, in order of publishing per subject where nothing is retried. */
export interface Broker {
  /** What it means that `publish` resolves: the message is in every queue that takes it, or the handlers behind them are done with it. */
  readonly confirms: 'stored' | 'handled';
  /** Resolves when the broker answers for the integration event (publisher confirm), also when nobody listens to it; one with a `queue` goes to that queue alone. Rejects with BrokerUnavailable. */
  publish(message: Message): Promise<void>;
  /** Sends a request to the service's replicas, one of which answers. Rejects with NobodyListens at once where no replica is there, with NoReply after the envelope's deadline (which it must have), with BrokerUnavailable. */
  request(service: string, message: Message): Promise<Message>;
  /** Starts answering requests to the service, many at a time. */
  serve(service: string, answer: Answer): Promise<void>;
  /** Declares the queue, binds it and starts consuming, many at a time. */
  subscribe(subscription: Subscription, consume: Consume): Promise<void>;
  /** Starts handing over what was parked for the service; a message goes off the queue when `keep` resolves, which it is asked for until it does. */
  takeParked(service: string, keep: (parked: Parked) => Promise<void>): Promise<void>;
  /** Takes no more requests and deliveries for the service and resolves when those in hand are answered and acknowledged. */
  drain(service: string): Promise<void>;
  /** False while the connection is away. */
  isReady(): boolean;
  /** Closes the connections; requests that wait for a reply reject with BrokerUnavailable. */
  close(): Promise<void>;
}
