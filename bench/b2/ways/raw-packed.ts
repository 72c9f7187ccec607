import { randomUUID } from 'node:crypto';
import { Channel } from 'amqplib';
import { answerTo, Question, Reply } from '../question';
import { Place, Way } from '../way';
import { open } from './raw';

const queueOf = ({ namespace }: Place): string => `${namespace}.raw-packed`;

/** amqplib with all questions of a tick in one message, and all replies of a tick in one: what packing can win at best. */
export const rawPacked: Way = {
  async serve(place) {
    const { channel, close } = await open(place);
    const queue = queueOf(place);
    const replies = new Map<string, (reply: Reply) => void>();
    const senderTo = (replyTo: string): ((reply: Reply) => void) => {
      const send = replies.get(replyTo) ?? perTick<Reply>(channel, replyTo);
      replies.set(replyTo, send);
      return send;
    };
    await channel.assertQueue(queue, { durable: true });
    await channel.prefetch(300);
    await channel.consume(queue, async (message) => {
      if (!message) return;
      const send = senderTo(String(message.properties.replyTo));
      const questions = JSON.parse(message.content.toString()) as Question[];
      await Promise.all(questions.map(async (question) => send(await answerTo(question))));
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
    const take = (content: Buffer): void => {
      for (const reply of JSON.parse(content.toString()) as Reply[]) {
        pending.get(reply.key)?.(reply);
        pending.delete(reply.key);
      }
    };
    await channel.consume(replyTo, (message) => message && take(message.content), { noAck: true });
    const send = perTick<Question>(channel, queueOf(place), replyTo);
    const ask = (question: Question): Promise<Reply> =>
      new Promise((resolve) => {
        pending.set(question.key, resolve);
        send(question);
      });
    return { ask, close };
  },
};

function perTick<Item>(channel: Channel, queue: string, replyTo?: string): (item: Item) => void {
  let items: Item[] = [];
  const flush = (): void => {
    channel.sendToQueue(queue, Buffer.from(JSON.stringify(items)), { replyTo });
    items = [];
  };
  return (item) => {
    if (items.push(item) === 1) setImmediate(flush);
  };
}
