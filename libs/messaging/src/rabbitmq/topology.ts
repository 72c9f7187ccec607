import { Channel } from 'amqplib';
import { RETRY_DELAYS_MS, Subscription } from '../broker/broker';
import { Names } from './names';

/** After as many redeliveries (a consumer that dies, not a `retry`) a message is parked in the service's dead letters. */
export const DELIVERY_LIMIT = 20;

/** Requests outlive the last replica by this long, so that a restart is not noticed; then nobody listens. */
export const REQUESTS_EXPIRE_MS = 5_000;

/** Shorter than the queue outlives its replica, and than anybody waits for a reply. */
const OWN_REQUESTS_WAIT_MS = 2_000;

const TEMPORARY_EXPIRE_MS = 600_000;

interface ExchangeKind {
  readonly type: 'topic' | 'fanout' | 'direct';
  /** Takes what has no queue. */
  readonly alternateExchange?: string;
}

/** Declares exchanges and queues; declaring again changes nothing, and rejects where one exists with other arguments. */
export class Topology {
  private readonly removable = new Set<string>();

  /** With `temporary`, everything goes by itself some minutes after its last use. */
  constructor(
    readonly names: Names,
    private readonly temporary = false,
    private readonly removeAtClose = false,
  ) {}

  /** The exchange of integration events and the retry ladder, shared by all services. */
  async declareShared(channel: Channel): Promise<void> {
    const { homeless } = this.names;
    await this.exchange(channel, homeless, { type: 'fanout' });
    await this.quorum(channel, homeless);
    await channel.bindQueue(homeless, homeless, '');
    await this.declareSources(channel);
    for (const delayMs of RETRY_DELAYS_MS) await this.declareRung(channel, delayMs);
  }

  /** A handler's queue, bound to its types, and the dead letters of its service. */
  async declareSubscription(channel: Channel, { service, queue, types }: Subscription): Promise<void> {
    const name = this.names.queue(queue);
    const parking = this.names.deadLetters(service);
    await this.declareSources(channel);
    await this.declareParking(channel, service);
    await this.quorum(channel, name, { 'x-delivery-limit': DELIVERY_LIMIT, ...deadLetterTo('', parking) });
    await channel.bindQueue(name, this.names.comeback, name);
    for (const type of types) await channel.bindQueue(name, this.names.events, type);
  }

  /** Where the broker puts what a service's consumers leave without an answer again and again. */
  async declareParking(channel: Channel, service: string): Promise<void> {
    await this.quorum(channel, this.names.deadLetters(service));
  }

  /** A service's requests: short-lived messages, hence no quorum. */
  async declareRequests(channel: Channel, service: string): Promise<void> {
    await channel.assertQueue(this.names.requests(service), { durable: true, expires: REQUESTS_EXPIRE_MS });
  }

  /** Requests for one replica. What it does not take soon, or has taken and dies, goes on to the queue of all replicas. */
  async declareOwnRequests(channel: Channel, service: string, replica: string): Promise<void> {
    await channel.assertQueue(this.names.requestsOf(service, replica), {
      ...{ durable: true, expires: REQUESTS_EXPIRE_MS, messageTtl: OWN_REQUESTS_WAIT_MS },
      ...{ deadLetterExchange: '', deadLetterRoutingKey: this.names.requests(service) },
    });
  }

  /** A queue for this connection alone, to which replicas say that they are there, too; resolves with its name. */
  async declareReplies(channel: Channel): Promise<string> {
    const { queue } = await channel.assertQueue(this.names.replies(), { exclusive: true, durable: false, autoDelete: true });
    await this.exchange(channel, this.names.replicas, { type: 'fanout' });
    await channel.bindQueue(queue, this.names.replicas, '');
    return queue;
  }

  /** Deletes the queues that are to go at the close: a broker has file handles for some hundreds, and then takes no connections. */
  async remove(channel: Channel): Promise<void> {
    for (const queue of this.removable) await channel.deleteQueue(queue);
  }

  /** Where the handlers' queues get their messages from. */
  private async declareSources(channel: Channel): Promise<void> {
    await this.exchange(channel, this.names.events, { type: 'topic' });
    await this.exchange(channel, this.names.comeback, { type: 'direct', alternateExchange: this.names.homeless });
  }

  /** A fanout exchange leaves the routing key alone, and the key is the queue that the message comes back to. */
  private async declareRung(channel: Channel, delayMs: number): Promise<void> {
    const name = this.names.retry(delayMs);
    await this.exchange(channel, name, { type: 'fanout' });
    await this.quorum(channel, name, { 'x-message-ttl': delayMs, ...deadLetterTo(this.names.comeback) });
    await channel.bindQueue(name, name, '');
  }

  private async exchange(channel: Channel, name: string, { type, ...more }: ExchangeKind): Promise<void> {
    await channel.assertExchange(name, type, { durable: true, autoDelete: this.temporary, ...more });
  }

  private async quorum(channel: Channel, name: string, more: Record<string, unknown> = {}): Promise<void> {
    const expiry = this.temporary ? { 'x-expires': TEMPORARY_EXPIRE_MS } : {};
    await channel.assertQueue(name, { durable: true, arguments: { 'x-queue-type': 'quorum', ...expiry, ...more } });
    if (this.removeAtClose) this.removable.add(name);
  }
}

/** At least once: the queue keeps a message until the other one has confirmed it, for which it must refuse rather than drop. */
const deadLetterTo = (exchange: string, routingKey?: string): Record<string, unknown> => ({
  'x-dead-letter-exchange': exchange,
  'x-dead-letter-strategy': 'at-least-once',
  'x-overflow': 'reject-publish',
  ...(routingKey && { 'x-dead-letter-routing-key': routingKey }),
});
