import 'reflect-metadata';
import { dropStore, openStore } from '../measure/store';
import { work } from '../measure/worker';
import { Size } from './counter';
import { MonolithDesk } from './desk';
import { handlerAt, listen, listenBeforeNest, listenEcho, Peer, serveByNest } from './peers';

/** node process.js <echo | monolith | nest-service | nest-front> <database>: one process of a peer. */
const [, , name = '', database = ''] = process.argv;

/** What the runner asks of it. */
export type Job = 'port' | { readonly open: Size } | { readonly list: string };

interface Doing {
  do(job: Job): Promise<unknown>;
  stop(): Promise<void>;
}

const listening = (peer: Peer): Doing => ({ do: async () => peer.port, stop: () => peer.stop() });

async function withDesk(): Promise<Doing> {
  const store = await openStore(database);
  const desk = await MonolithDesk.at(store);
  const handle = handlerAt(desk);
  const peer = name === 'monolith' ? await listen(handle) : { port: 0, stop: await serveByNest(database, handle) };
  return {
    do: async (job) => {
      if (job === 'port') return peer.port;
      return 'open' in job ? desk.open(job.open) : desk.registrations(job.list);
    },
    stop: async () => {
      await peer.stop();
      await store.close();
      await dropStore(database);
    },
  };
}

void work<Job>(async () => {
  if (name === 'echo') return listening(await listenEcho());
  return name === 'nest-front' ? listening(await listenBeforeNest(database)) : withDesk();
});
