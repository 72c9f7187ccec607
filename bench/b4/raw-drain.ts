import { Queue } from './queue';
import { Way } from './way';

/** amqplib and nothing else: what the broker gives at best. */
export const rawDrain: Way = {
  async open(place, note) {
    const queue = await Queue.open(place, 'raw-drain', 1_000);
    let isDue = false;
    const acknowledge = (): void => {
      isDue = false;
      queue.channel.ackAll();
    };
    const begin = (): Promise<void> =>
      queue.begin((fact) => {
        note(fact);
        if (!isDue) setImmediate(acknowledge);
        isDue = true;
      });
    return { fill: (messages) => queue.fill(messages), begin, end: () => queue.end(), close: () => queue.delete() };
  },
};
