import { Channel, Options } from 'amqplib';
import { BrokerUnavailable } from '../broker/broker-errors';

/** Sends transient messages to a queue by its name, unconfirmed: requests and replies, which somebody waits for anyway. */
export class DirectSender {
  private channel?: Channel;
  private isBlocked: boolean = false;

  open(channel: Channel): void {
    this.channel = channel;
    this.isBlocked = false;
  }

  shut(): void {
    this.channel = undefined;
  }

  block(isBlocked: boolean): void {
    this.isBlocked = isBlocked;
  }

  /** Throws BrokerUnavailable while the connection is away or RabbitMQ has an alarm and reads nothing. */
  send(queue: string, content: Buffer, properties: Options.Publish): void {
    if (!this.channel) throw new BrokerUnavailable('The connection to RabbitMQ is away.');
    if (this.isBlocked) throw new BrokerUnavailable('RabbitMQ takes no messages at the moment.');
    this.channel.publish('', queue, content, properties);
  }
}
