import { Channel, ChannelModel, ConsumeMessage } from 'amqplib';
import { FactBody } from '../facts/fact';
import { chunksOf } from '../measure/figures';
import { openRabbit, Place, QUORUM } from '../measure/rabbit';

const UNCONFIRMED = 5_000;

/** A quorum queue that is filled, taken from, and deleted in the end. */
export class Queue {
  private constructor(
    private readonly model: ChannelModel,
    readonly channel: Channel,
    private readonly name: string,
  ) {}

  static async open(place: Place, name: string, prefetch: number): Promise<Queue> {
    const { model, channel } = await openRabbit(place);
    const queue = `${place.namespace}.${name}`;
    await channel.assertQueue(queue, QUORUM);
    await channel.prefetch(prefetch);
    return new Queue(model, channel, queue);
  }

  async fill(messages: readonly FactBody[]): Promise<void> {
    const filling = await this.model.createConfirmChannel();
    for (const chunk of chunksOf(messages, UNCONFIRMED)) {
      for (const fact of chunk) filling.sendToQueue(this.name, Buffer.from(JSON.stringify(fact)), { persistent: true });
      await filling.waitForConfirms();
    }
    await filling.close();
  }

  async begin(take: (fact: FactBody, message: ConsumeMessage) => void): Promise<void> {
    const parsed = (message: ConsumeMessage | null): void =>
      message ? take(JSON.parse(message.content.toString()) as FactBody, message) : undefined;
    await this.channel.consume(this.name, parsed, { consumerTag: this.name });
  }

  async end(): Promise<void> {
    await this.channel.cancel(this.name);
  }

  async delete(): Promise<void> {
    await this.channel.deleteQueue(this.name);
    await this.model.close();
  }
}
