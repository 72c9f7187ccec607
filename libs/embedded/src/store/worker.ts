import { parentPort, workerData } from 'node:worker_threads';
import { type StoreOptions, StoreServer } from './server';

/* The thread in which the document store runs. It ends with the error that it cannot go on after. */

async function run(): Promise<void> {
  const server = await StoreServer.open(workerData as StoreOptions, (error) => {
    throw error;
  });
  parentPort!.once('message', () => {
    server.close().then(
      () => parentPort!.close(),
      (error: Error) =>
        setImmediate(() => {
          throw error;
        }),
    );
  });
  parentPort!.postMessage(server.uri);
}

// lmdb rejects promises of its own when the disk refuses a write; whichever comes first ends this thread with a sentence.
process.on('unhandledRejection', (cause) => {
  throw new Error(`The document store stopped because the disk refused a write: ${(cause as Error).message}`, { cause });
});

run().catch((error: Error) => {
  setImmediate(() => {
    throw error;
  });
});
