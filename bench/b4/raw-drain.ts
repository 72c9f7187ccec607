import { acknowledger } from '../measure/rabbit';
import { Queue } from './queue';
import { Way } from './way';

/** amqplib and nothing else: what the broker gives at best. */
export const rawDrain: Way = {
  async open(place, note) {
    const queue = await Queue.open(place, 'raw-drain', 1_000);
    const acknowledge = acknowledger(queue.channel);
    const begin = (): Promise<void> =>
      queue.begin((fact) => {
        note(fact);
        acknowledge();
      });
    return { fill: (messages) => queue.fill(messages), begin, end: () => queue.end(), close: () => queue.delete() };
  },
};
