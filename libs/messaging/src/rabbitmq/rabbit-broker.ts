import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Channel } from 'amqplib';
import { Answer, Broker, Consume, Parked, Subscription } from '../broker/broker';
import { Message } from '../broker/message';
import { toProperties } from './cloud-events';
import { Connections } from './connections';
import { EventConsumption } from './event-consumption';
import { Names } from './names';
import { ParkedConsumption } from './parked-consumption';
import { Consumption, QueueConsumer } from './queue-consumer';
import { Presence } from './replicas/presence';
import { RequestConsumption } from './request-consumption';
import { RetryLadder } from './retry-ladder';

/** An announcement has reached those who ask by then. */
const UNTIL_TOLD_MS = 100;

/** A broker over RabbitMQ. */
export class RabbitBroker implements Broker {
  readonly confirms = 'stored';
  private readonly presences = new Map<string, Presence>();

  constructor(private readonly connections: Connections) {}

  async publish(message: Message): Promise<void> {
    const { window, topology } = this.connections;
    const properties = { ...toProperties(message), persistent: true };
    await window.send({ ...wayOf(message, topology.names), content: Buffer.from(message.body), properties });
  }

  request(service: string, message: Message): Promise<Message> {
    return this.connections.requester.request(service, message);
  }

  /** From the queue of all replicas, and from one of its own that is told to those who ask. */
  async serve(service: string, answer: Answer): Promise<void> {
    const { topology, sender, goneAskers, log } = this.connections;
    const [replica, path] = [randomUUID(), { sender, goneAskers, log }];
    const queue = topology.names.requestsOf(service, replica);
    const shared = new RequestConsumption(
      { name: topology.names.requests(service), declare: (channel) => topology.declareRequests(channel, service) },
      answer,
      path,
    );
    await this.consume(service, shared);
    const own = { name: queue, declare: (channel: Channel) => topology.declareOwnRequests(channel, service, replica) };
    await this.consume(service, shared.alsoFrom(own));
    const way = { sender, exchange: topology.names.replicas, isUp: () => this.isReady() };
    this.presences.set(service, new Presence(way, { service, queue }));
  }

  subscribe(subscription: Subscription, consume: Consume): Promise<void> {
    const { topology, window } = this.connections;
    const ladder = new RetryLadder(topology.names, window);
    return this.consume(subscription.service, new EventConsumption(subscription, consume, topology, ladder));
  }

  takeParked(service: string, keep: (parked: Parked) => Promise<void>): Promise<void> {
    return this.consume(service, new ParkedConsumption(service, keep, this.connections.topology));
  }

  /** Those who ask are told first: what they send afterwards goes to others. */
  async drain(service: string): Promise<void> {
    const presence = this.presences.get(service);
    this.presences.delete(service);
    presence?.leave();
    if (presence && this.connections.replicas.hasOthers(service, presence.queue)) await pause(UNTIL_TOLD_MS);
    await this.connections.drain(service);
  }

  isReady(): boolean {
    return this.connections.areUp;
  }

  close(): Promise<void> {
    for (const presence of this.presences.values()) presence.leave();
    this.presences.clear();
    return this.connections.close();
  }

  private consume(service: string, consumption: Consumption): Promise<void> {
    return this.connections.consume(service, new QueueConsumer(consumption, this.connections.log));
  }
}

/** A message for one queue goes the way of one that comes back from a retry: where the queue is gone, it is kept as homeless. */
function wayOf({ envelope, queue }: Message, names: Names): { exchange: string; routingKey: string } {
  return queue === undefined
    ? { exchange: names.events, routingKey: envelope.type }
    : { exchange: names.comeback, routingKey: names.queue(queue) };
}
