import { Answer, Broker, Consume, Parked, Subscription } from '../broker/broker';
import { Message } from '../broker/message';
import { toProperties } from './cloud-events';
import { Connections } from './connections';
import { EventConsumption } from './event-consumption';
import { Names } from './names';
import { ParkedConsumption } from './parked-consumption';
import { Consumption, QueueConsumer } from './queue-consumer';
import { RequestConsumption } from './request-consumption';
import { RetryLadder } from './retry-ladder';

/** A broker over RabbitMQ. */
export class RabbitBroker implements Broker {
  readonly confirms = 'stored';

  constructor(private readonly connections: Connections) {}

  async publish(message: Message): Promise<void> {
    const { window, topology } = this.connections;
    const properties = { ...toProperties(message), persistent: true };
    await window.send({ ...wayOf(message, topology.names), content: Buffer.from(message.body), properties });
  }

  request(service: string, message: Message): Promise<Message> {
    return this.connections.requester.request(service, message);
  }

  serve(service: string, answer: Answer): Promise<void> {
    const { topology, sender, goneAskers, log } = this.connections;
    return this.consume(service, new RequestConsumption(service, answer, topology, { sender, goneAskers, log }));
  }

  subscribe(subscription: Subscription, consume: Consume): Promise<void> {
    const { topology, window } = this.connections;
    const ladder = new RetryLadder(topology.names, window);
    return this.consume(subscription.service, new EventConsumption(subscription, consume, topology, ladder));
  }

  takeParked(service: string, keep: (parked: Parked) => Promise<void>): Promise<void> {
    return this.consume(service, new ParkedConsumption(service, keep, this.connections.topology));
  }

  async drain(service: string): Promise<void> {
    await this.connections.drain(service);
  }

  isReady(): boolean {
    return this.connections.areUp;
  }

  close(): Promise<void> {
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
