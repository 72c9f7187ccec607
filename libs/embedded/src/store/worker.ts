import { parentPort, workerData } from 'node:worker_threads';
import type { Told } from './open';
import { type StoreOptions, StoreServer } from './server';

/* The thread in which the document store runs. It ends with the error that it cannot go on after. */

const tell = (told: Told): void => parentPort!.postMessage(told);

async function run(): Promise<void> {
  const server = await StoreServer.open(workerData as StoreOptions, (warning) => tell({ warning }));
  parentPort!.once('message', () => {
    server.close().then(() => parentPort!.close(), raise);
  });
  tell({ uri: server.uri });
}

function raise(error: Error): void {
  setImmediate(() => {
    throw error;
  });
}

run().catch(raise);
