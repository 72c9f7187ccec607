import 'reflect-metadata';
import { dropStore, openStore } from '../measure/store';
import { work } from '../measure/worker';
import { eventsIn, startNest, startUnderPressure } from './peers';
import { residentOf } from './server';

/** node process.js peer <name> <database>: one peer, in a process of its own; its jobs ask for its port and its memory. */
const [, name = '', database = ''] = process.argv.slice(2);

void work<'port' | 'memory'>(async () => {
  const store = await openStore(database);
  const read = await eventsIn(store);
  const { port, stop } = await (name === 'nest' ? startNest(read) : startUnderPressure(read));
  return {
    do: async (job) => (job === 'port' ? port : residentOf(process.pid)),
    stop: async () => {
      await stop();
      await store.close();
      await dropStore(database);
    },
  };
});
