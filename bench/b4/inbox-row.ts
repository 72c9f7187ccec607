import { Turns } from '@linli/persistence';
import { Connection } from 'mongoose';
import { Effects } from '../facts/effects';
import { FactBody } from '../facts/fact';
import { Queue } from './queue';
import { Way } from './way';

/** As many as the pool has connections; more would wait for each other. */
const TRANSACTIONS = 50;

/** amqplib and mongoose by hand: inbox row and effect of each message in a transaction of its own, then the ack. */
export const inboxRow = (prefetch: number): Way => ({
  async open(place, note) {
    const name = `inbox-row-${prefetch}`;
    const queue = await Queue.open(place, name, prefetch);
    const effects = await Effects.open(`${place.namespace}-${name}`);
    await effects.store.createCollection('inbox');
    const turns = new Turns(TRANSACTIONS);
    const begin = (): Promise<void> =>
      queue.begin(async (fact, message) => {
        await turns.take(() => once(effects, fact));
        queue.channel.ack(message);
        note(fact);
      });
    const close = async (): Promise<void> => {
      await queue.delete();
      await effects.drop();
    };
    return {
      ...{ fill: (messages) => queue.fill(messages), begin, end: () => queue.end(), close },
      problemsOf: (run, facts) => effects.problemsOf(run, facts),
    };
  },
});

async function once(effects: Effects, fact: FactBody): Promise<void> {
  const { run, key } = fact;
  await effects.store
    .transaction(async (session) => {
      await inboxOf(effects.store).insertOne({ _id: `${run}/${key}`, at: new Date() }, { session });
      await effects.insert(fact, session);
    })
    .catch((error: { code?: number }) => {
      if (error.code !== DUPLICATE_KEY) throw error;
    });
}

const DUPLICATE_KEY = 11_000;

const inboxOf = (store: Connection) => store.db!.collection<{ _id: string; at: Date }>('inbox');
