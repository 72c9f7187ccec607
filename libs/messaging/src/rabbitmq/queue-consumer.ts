import { Channel, ChannelModel, ConsumeMessage } from 'amqplib';
import { Acknowledgements } from './acknowledgements';
import { Arrival } from './arrival';
import { backOffMs } from './back-off';
import { Log } from './link';
import { quietly, reasonOf } from './quietly';

/** What is consumed and how. */
export interface Consumption {
  readonly queue: string;
  /** Messages in hand at a time. */
  readonly prefetch: number;
  /** Declares the queue and what belongs to it. */
  declare(channel: Channel): Promise<void>;
  /** Settles the arrival; must not reject. */
  handle(arrival: Arrival): Promise<void>;
}

/** Consumes one queue over a channel of its own and begins again when the channel or the queue goes. */
export class QueueConsumer {
  private channel?: Channel;
  private acknowledgements?: Acknowledgements;
  private consumerTag = '';
  private isStopped: boolean = false;
  private restart?: NodeJS.Timeout;
  private readonly inHand = new Set<Promise<void>>();

  constructor(
    private readonly consumption: Consumption,
    private readonly log: Log,
  ) {}

  /** Resolves when messages flow; rejects where the queue cannot be declared. */
  async start(model: ChannelModel): Promise<void> {
    const channel = await model.createChannel();
    const gone = new AbortController();
    channel.on('error', (error) => this.log(`Channel of ${this.consumption.queue}: ${reasonOf(error)}`));
    channel.once('close', () => {
      gone.abort();
      if (this.channel === channel) this.restartLater(model, 1);
    });
    await this.consumption.declare(channel);
    await channel.prefetch(this.consumption.prefetch);
    const acknowledgements = new Acknowledgements(channel);
    const arrivalOf = (message: ConsumeMessage): Arrival => new Arrival(message, acknowledgements, gone.signal);
    const { consumerTag } = await channel.consume(this.consumption.queue, (message) =>
      message ? this.take(arrivalOf(message)) : this.lose(channel),
    );
    if (gone.signal.aborted) throw new Error(`The channel of ${this.consumption.queue} was closed at once.`);
    this.channel = channel;
    this.acknowledgements = acknowledgements;
    this.consumerTag = consumerTag;
    if (this.isStopped) await quietly(() => channel.close());
  }

  /** Starts on a new connection; never rejects, for one queue in trouble must not keep the others from going on. */
  async resume(model: ChannelModel, attempt = 1): Promise<void> {
    if (this.isStopped) return;
    try {
      await this.start(model);
    } catch (error) {
      // A closed connection refuses; the next one resumes its consumers itself.
      if (error instanceof Error && error.name === 'IllegalOperationError') return;
      this.log(`Cannot consume ${this.consumption.queue}: ${reasonOf(error)}`);
      this.restartLater(model, attempt + 1);
    }
  }

  /** Takes nothing more and resolves when what is in hand is settled. */
  async drain(): Promise<void> {
    this.stop();
    const { channel } = this;
    if (channel) await quietly(() => channel.cancel(this.consumerTag));
    while (this.inHand.size > 0) await Promise.all(this.inHand);
    this.acknowledgements?.flush();
    if (channel) await quietly(() => channel.close());
  }

  /** Does not begin again when the channel goes. */
  stop(): void {
    this.isStopped = true;
    clearTimeout(this.restart);
  }

  private restartLater(model: ChannelModel, attempt: number): void {
    if (this.isStopped) return;
    clearTimeout(this.restart);
    this.restart = setTimeout(() => void this.resume(model, attempt), backOffMs(attempt));
  }

  private take(arrival: Arrival): void {
    const work = this.consumption.handle(arrival).finally(() => this.inHand.delete(work));
    this.inHand.add(work);
  }

  /** The broker has cancelled the consumer: its queue was deleted or has moved. */
  private lose(channel: Channel): void {
    this.log(`RabbitMQ no longer delivers ${this.consumption.queue}; declaring it again.`);
    void quietly(() => channel.close());
  }
}
