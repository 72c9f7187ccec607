import { ConfirmChannel } from 'amqplib';
import { FactBody } from '../facts/fact';
import { acknowledger, openRabbit, Place, QUORUM } from '../measure/rabbit';
import { Consumer, PER_CHANGE, Way } from './way';

/** Messages that wait for their confirm. */
const WINDOW = 1_000;

const queueOf = ({ namespace }: Place): string => `${namespace}.raw`;

/** amqplib and nothing else: no store on either side, one message per event. */
export const raw: Way = {
  perCommit: PER_CHANGE,
  atOnce: WINDOW / PER_CHANGE,

  consume: (place, note) => drain(place, queueOf(place), (content) => note(JSON.parse(content.toString()) as FactBody)),

  async produce(place) {
    const { model, channel } = await openRabbit(place);
    const publish = (fact: FactBody): Promise<void> => confirmed(channel, queueOf(place), fact);
    return { commit: async (facts) => void (await Promise.all(facts.map(publish))), close: () => model.close() };
  },
};

/** Sends one message of JSON to a queue and resolves with the broker's confirm. */
export function confirmed(channel: ConfirmChannel, queue: string, content: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const answered = (error: unknown): void => (error ? reject(error) : resolve());
    channel.sendToQueue(queue, Buffer.from(JSON.stringify(content)), { persistent: true }, answered);
  });
}

/** Takes what comes from a quorum queue and acknowledges all of a tick in one. */
export async function drain(place: Place, queue: string, take: (content: Buffer) => void): Promise<Consumer> {
  const { model, channel } = await openRabbit(place);
  await channel.assertQueue(queue, QUORUM);
  await channel.prefetch(WINDOW);
  const acknowledge = acknowledger(channel);
  await channel.consume(queue, (message) => {
    if (!message) return;
    take(message.content);
    acknowledge();
  });
  const close = async (): Promise<void> => {
    await channel.deleteQueue(queue);
    await model.close();
  };
  return { close };
}
