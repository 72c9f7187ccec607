import { randomUUID } from 'node:crypto';
import { Channel, connect } from 'amqplib';
import { answerTo, Question, Reply } from '../question';
import { Place, Way } from '../way';

const queueOf = ({ namespace }: Place): string => `${namespace}.raw`;

/** amqplib and nothing else: one message per question, one per reply. */
export const raw: Way = {
  async serve(place) {
    const { channel, close } = await open(place);
    const queue = queueOf(place);
    await channel.assertQueue(queue, { durable: true });
    await channel.prefetch(300);
    await channel.consume(queue, async (message) => {
      if (!message) return;
      const reply = await answerTo(JSON.parse(message.content.toString()) as Question);
      const { replyTo, correlationId } = message.properties;
      channel.sendToQueue(String(replyTo), Buffer.from(JSON.stringify(reply)), { correlationId });
      channel.ack(message);
    });
    return async () => {
      await channel.deleteQueue(queue);
      await close();
    };
  },

  async connect(place) {
    const { channel, close } = await open(place);
    const pending = new Map<string, (reply: Reply) => void>();
    const { queue: replyTo } = await channel.assertQueue(`${place.namespace}.${randomUUID()}`, { exclusive: true });
    const take = (correlationId: string, content: Buffer): void => {
      pending.get(correlationId)?.(JSON.parse(content.toString()) as Reply);
      pending.delete(correlationId);
    };
    await channel.consume(replyTo, (message) => message && take(message.properties.correlationId, message.content), {
      noAck: true,
    });
    let count = 0;
    const ask = (question: Question): Promise<Reply> =>
      new Promise((resolve) => {
        const correlationId = String(++count);
        pending.set(correlationId, resolve);
        channel.sendToQueue(queueOf(place), Buffer.from(JSON.stringify(question)), { correlationId, replyTo });
      });
    return { ask, close };
  },
};

/** A channel on a connection of its own, without Nagle's delay. */
export async function open({ url }: Place): Promise<{ channel: Channel; close: () => Promise<void> }> {
  const model = await connect(url, { noDelay: true });
  return { channel: await model.createChannel(), close: () => model.close() };
}
