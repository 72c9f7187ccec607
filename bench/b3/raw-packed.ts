import { FactBody } from '../facts/fact';
import { openRabbit, Place } from '../measure/rabbit';
import { confirmed, drain } from './raw';
import { Way } from './way';

const queueOf = ({ namespace }: Place): string => `${namespace}.raw-packed`;

/** amqplib with a hundred events in each message, 2 MB unconfirmed: what packing can win at best. */
export const rawPacked: Way = {
  perCommit: 100,
  atOnce: 20,

  consume: (place, note) =>
    drain(place, queueOf(place), (content) => {
      for (const fact of JSON.parse(content.toString()) as FactBody[]) note(fact);
    }),

  async produce(place) {
    const { model, channel } = await openRabbit(place);
    return { commit: (facts) => confirmed(channel, queueOf(place), facts), close: () => model.close() };
  },
};
