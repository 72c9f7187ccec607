import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type StoreOptions, StoreServer } from './server';

/** A running document store. */
export interface DocumentStore {
  /** The connection string, without a database. */
  readonly uri: string;
  /** Resolves when everything is on disk and the folder is free. */
  close(): Promise<void>;
}

/**
 * Opens a data folder in a thread of its own and serves it on 127.0.0.1; rejects with one sentence if the folder or port is
 * taken or of a newer format. Should the store die later, that is an uncaught exception of this process.
 */
export async function openDocumentStore(options: StoreOptions): Promise<DocumentStore> {
  const file = join(__dirname, 'worker.js');
  // Tests run the TypeScript sources, which a thread cannot load.
  return existsSync(file) ? openInWorker(file, options) : openHere(options);
}

async function openHere(options: StoreOptions): Promise<DocumentStore> {
  return StoreServer.open(options, (error) =>
    setImmediate(() => {
      throw error;
    }),
  );
}

async function openInWorker(file: string, options: StoreOptions): Promise<DocumentStore> {
  const worker = new Worker(file, { workerData: options });
  const [uri] = (await once(worker, 'message')) as [string];
  let closing = false;
  worker.on('error', (error) => {
    throw error;
  });
  worker.on('exit', (code) => {
    if (!closing) throw new Error(`The document store's thread ended by itself (code ${code}).`);
  });
  return {
    uri,
    async close() {
      closing = true;
      const ended = once(worker, 'exit');
      worker.postMessage('close');
      await ended;
    },
  };
}
