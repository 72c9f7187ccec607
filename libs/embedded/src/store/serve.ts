import { openDocumentStore } from './open';

/* The document store as a process: DATA_DIR, STORE_PORT and STORE_HOST come from the environment, the connection string goes to stdout. */

async function serve(): Promise<void> {
  const { DATA_DIR: dataDir, STORE_PORT = '0', STORE_HOST: host } = process.env;
  if (!dataDir) throw new Error('DATA_DIR must name the folder of the data.');
  const store = await openDocumentStore({ dataDir, port: Number(STORE_PORT), host }, (warning) =>
    process.stderr.write(`${warning}\n`),
  );
  const stop = () => {
    store.close().then(
      () => process.exit(0),
      (error: Error) => fail(error),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(`MONGODB_URI=${store.uri}\n`);
}

function fail(error: Error): void {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

process.on('uncaughtException', fail);
serve().catch(fail);
