import { Channel, ConsumeMessage } from 'amqplib';

/** One message in hand, acknowledged by hand and once. On a channel that has gone nothing happens: the broker delivers the message again. */
export class Arrival {
  private isSettled: boolean = false;

  constructor(
    private readonly channel: Channel,
    readonly message: ConsumeMessage,
    /** Aborted when the channel has gone and the broker has taken the message back. */
    readonly gone: AbortSignal,
  ) {}

  /** Off the queue for good. */
  acknowledge(): void {
    this.settle(() => this.channel.ack(this.message));
  }

  /** Back to the queue, to be delivered again at once. */
  giveBack(): void {
    this.settle(() => this.channel.nack(this.message, false, true));
  }

  private settle(send: () => void): void {
    if (this.gone.aborted || this.isSettled) return;
    this.isSettled = true;
    try {
      send();
    } catch {
      // The channel is closing: the broker delivers the message again.
    }
  }
}
