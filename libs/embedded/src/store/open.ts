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

/** Told, in a sentence, what the administrator should look at. */
export type Warn = (text: string) => void;

/**
 * Opens a data folder in a thread of its own and serves it on 127.0.0.1; rejects with one sentence if the folder or port is
 * taken, of a newer format or damaged. Should the store die later, that is an uncaught exception of this process.
 */
export async function openDocumentStore(options: StoreOptions, warn: Warn = () => undefined): Promise<DocumentStore> {
  const file = join(__dirname, 'worker.js');
  // Tests run the TypeScript sources, which a thread cannot load.
  return existsSync(file) ? openInWorker(file, options, warn) : StoreServer.open(options, warn);
}

/** What the thread tells: its address when it serves, then warnings. */
export type Told = { uri: string } | { warning: string };

async function openInWorker(file: string, options: StoreOptions, warn: Warn): Promise<DocumentStore> {
  const worker = new Worker(file, { workerData: options });
  const uri = await new Promise<string>((resolve, reject) => {
    worker.once('error', reject);
    worker.on('message', (told: Told) => ('uri' in told ? resolve(told.uri) : warn(told.warning)));
  });
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
