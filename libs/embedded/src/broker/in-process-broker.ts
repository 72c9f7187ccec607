import { Answer, Broker, BrokerUnavailable, Consume, Message, NobodyListens, Subscription } from '@linli/messaging';
import { EventQueue } from './event-queue';
import { Publication } from './publication';
import { RequestQueue } from './request-queue';

/** A broker for services in one process. A publish confirms when every queue that takes the message is done with it, retries included, so that nothing is lost with the process as long as its sender keeps it; subscribe before publishing, for there is no queue before its first subscriber. */
export const createInProcessBroker = (): Broker => new InProcessBroker();

class InProcessBroker implements Broker {
  readonly confirms = 'handled';
  private readonly queues = new Map<string, EventQueue>();
  private readonly services = new Map<string, RequestQueue>();
  private readonly unconfirmed = new Set<Publication>();
  private closed: boolean = false;

  async publish(message: Message): Promise<void> {
    this.refuseWhenClosed();
    const queues = this.queuesFor(message);
    if (queues.length === 0) return;
    if (queues.some((queue) => queue.isFull)) throw new BrokerUnavailable(`A queue of ${message.envelope.type} is full.`);
    const publication = new Publication(queues.length);
    this.unconfirmed.add(publication);
    for (const queue of queues) queue.push(message, publication);
    await publication.confirmed.finally(() => this.unconfirmed.delete(publication));
  }

  async request(service: string, message: Message): Promise<Message> {
    this.refuseWhenClosed();
    const requests = this.services.get(service);
    if (!requests) throw new NobodyListens(service);
    return requests.send(message);
  }

  async serve(service: string, answer: Answer): Promise<void> {
    this.refuseWhenClosed();
    const requests = this.services.get(service) ?? new RequestQueue(service);
    this.services.set(service, requests);
    requests.join(answer);
  }

  async subscribe(subscription: Subscription, consume: Consume): Promise<void> {
    this.refuseWhenClosed();
    const queue = this.queues.get(subscription.queue) ?? new EventQueue(subscription);
    this.queues.set(subscription.queue, queue);
    queue.join(subscription.types, consume);
  }

  /** Nothing is parked here: its publisher keeps it. */
  async takeParked(): Promise<void> {}

  async drain(service: string): Promise<void> {
    const queues = [...this.queues.values()].filter((queue) => queue.service === service);
    await Promise.all([this.services.get(service)?.drain(), ...queues.map((queue) => queue.drain())]);
  }

  isReady(): boolean {
    return !this.closed;
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const queue of this.queues.values()) queue.close();
    for (const requests of this.services.values()) requests.close();
    for (const publication of this.unconfirmed) publication.fail('The broker was closed before the message was handled.');
  }

  private queuesFor({ envelope, queue: name }: Message): EventQueue[] {
    if (name === undefined) return [...this.queues.values()].filter((queue) => queue.takes(envelope.type));
    const queue = this.queues.get(name);
    return queue ? [queue] : [];
  }

  private refuseWhenClosed(): void {
    if (this.closed) throw new BrokerUnavailable('The broker is closed.');
  }
}
