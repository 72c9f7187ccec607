import { Channel, Options } from 'amqplib';
import { BrokerUnavailable } from '../broker/broker-errors';

/** Sends transient messages to a queue by its name, unconfirmed: requests and replies, which somebody waits for anyway. */
export class DirectSender {
  private channel?: Channel;
  private isBlocked: boolean = false;
  private readonly waiting = new Set<() => void>();

  /** Whether a message could leave now. */
  get isOpen(): boolean {
    return this.channel !== undefined && !this.isBlocked;
  }

  open(channel: Channel): void {
    this.channel = channel;
    this.block(false);
  }

  shut(): void {
    this.channel = undefined;
  }

  block(isBlocked: boolean): void {
    this.isBlocked = isBlocked;
    if (this.isOpen) for (const goOn of this.waiting) goOn();
  }

  /** Resolves when messages can leave again, or when so many milliseconds have passed. */
  async opened(withinMs: number): Promise<void> {
    if (this.isOpen) return;
    await new Promise<void>((resolve) => {
      const goOn = (): void => {
        clearTimeout(timer);
        this.waiting.delete(goOn);
        resolve();
      };
      const timer = setTimeout(goOn, withinMs);
      this.waiting.add(goOn);
    });
  }

  /** Throws BrokerUnavailable while the connection is away or RabbitMQ has an alarm and reads nothing. */
  send(queue: string, content: Buffer, properties: Options.Publish): void {
    this.ready().publish('', queue, content, properties);
  }

  /** The same to every queue of a fanout exchange. */
  tell(exchange: string, content: Buffer, properties: Options.Publish): void {
    this.ready().publish(exchange, '', content, properties);
  }

  private ready(): Channel {
    if (!this.channel) throw new BrokerUnavailable('The connection to RabbitMQ is away.');
    if (this.isBlocked) throw new BrokerUnavailable('RabbitMQ takes no messages at the moment.');
    return this.channel;
  }
}
