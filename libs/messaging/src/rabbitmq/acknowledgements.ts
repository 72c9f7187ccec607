import { Channel, ConsumeMessage } from 'amqplib';
import { crashPoint } from '../on-purpose';

/** The deliveries of one channel that are in hand; acknowledges what is done once per turn of the event loop, as much as it can at once. */
export class Acknowledgements {
  /** In order of arrival. */
  private readonly inHand = new Set<number>();
  private readonly done = new Set<number>();
  private isScheduled: boolean = false;

  constructor(private readonly channel: Channel) {}

  /** To be called for every delivery of the channel, as it arrives: an acknowledgement of many covers all before it. */
  arrived({ fields }: ConsumeMessage): void {
    this.inHand.add(fields.deliveryTag);
  }

  /** Off the queue for good. */
  acknowledge({ fields }: ConsumeMessage): void {
    this.done.add(fields.deliveryTag);
    if (this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => this.flush());
  }

  /** Back to the queue, to be delivered again at once. */
  giveBack(message: ConsumeMessage): void {
    this.inHand.delete(message.fields.deliveryTag);
    this.quietly(() => this.channel.nack(message, false, true));
  }

  /** Sends what has not been sent; to be called before the channel is closed in good order. */
  flush(): void {
    this.isScheduled = false;
    if (this.done.size === 0) return;
    crashPoint('before-ack');
    const upTo = this.takeUnbroken();
    if (upTo !== undefined) this.send(upTo, true);
    for (const tag of this.done) {
      this.inHand.delete(tag);
      this.send(tag, false);
    }
    this.done.clear();
    crashPoint('after-ack');
  }

  /** Takes out what is done from the first arrival on without a gap; the last of it. */
  private takeUnbroken(): number | undefined {
    let last: number | undefined;
    for (const tag of this.inHand) {
      if (!this.done.delete(tag)) break;
      this.inHand.delete(tag);
      last = tag;
    }
    return last;
  }

  private send(deliveryTag: number, allUpTo: boolean): void {
    this.quietly(() => this.channel.ack({ fields: { deliveryTag } } as ConsumeMessage, allUpTo));
  }

  private quietly(send: () => void): void {
    try {
      send();
    } catch {
      // The channel is closing: the broker delivers the message again.
    }
  }
}
