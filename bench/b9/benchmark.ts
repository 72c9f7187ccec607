import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Benchmark, Contender, Goal, Running } from '../measure/benchmark';
import { MONGODB_URI } from '../measure/services';
import { Worker } from '../measure/worker';
import { EmbeddedStore, temporaryFolder } from './embedded';
import { READS, StoreLoad, storeLoads, WRITES } from './load';
import { startingNotes } from './starting';

const PEER = 'MONGODB_URI';
const documents = (long: boolean): number => (long ? 1_000_000 : 100_000);

/** The lean client shows the stores; through the driver both are as slow as the driver, so there it is enough not to be slower. */
function goalOf({ name, client, operation, clients }: StoreLoad): Goal {
  const isFast = READS.includes(operation) || (WRITES.includes(operation) && clients > 1);
  return { load: name, against: PEER, of: 'rate', atLeast: client === 'lean' && isFast ? 3 : 1 };
}

/** The embedded store against the store that MONGODB_URI names, over the wire. */
export const benchmark: Benchmark<StoreLoad> = {
  id: 'B9',
  title: 'embedded store over the wire, documents of 250 B with two indexes; calls a second',
  target: '≥ 1 × everywhere; with the lean client ≥ 3 × for reads, and for writes of 32 clients',
  goals: storeLoads(false).map(goalOf),
  store: 'MONGODB_URI',
  broker: 'none',
  contenders: (long) => [ping, embedded(documents(long)), peer(documents(long))],
  loads: storeLoads,
  pairs: (long) => (long ? 7 : 5),
  notes: (long) => startingNotes(documents(long)),
};

const ping: Contender<StoreLoad> = {
  name: 'ping',
  role: 'limit',
  terms: 'what the client can do at best: the same client pings an embedded store',
  takes: ({ operation }) => operation !== 'aggregation',
  async start() {
    const { run, stop } = await startEmbedded('ping', 0);
    return { run: (load) => run({ ...load, operation: 'ping' }), stop };
  },
};

const embedded = (count: number): Contender<StoreLoad> => ({
  name: 'embedded',
  role: 'subject',
  terms: `the embedded store as a process; a write is answered when it is on disk; ${count.toLocaleString('en')} documents`,
  start: () => startEmbedded('embedded', count),
});

const peer = (count: number): Contender<StoreLoad> => ({
  name: PEER,
  role: 'peer',
  terms: 'the same calls of the same clients to the store that runs there, as it is set up',
  start: () => startClients([PEER, MONGODB_URI, count]),
});

async function startEmbedded(name: string, count: number): Promise<Running<StoreLoad>> {
  const { folder, remove } = await temporaryFolder();
  const store = await EmbeddedStore.start(folder);
  const end = async (): Promise<void> => {
    await store.stop();
    await remove();
  };
  try {
    const { run, stop } = await startClients([name, store.uri, count]);
    return { run, stop: () => stop().finally(end) };
  } catch (error) {
    await end();
    throw error;
  }
}

async function startClients([name, uri, count]: [name: string, uri: string, count: number]): Promise<Running<StoreLoad>> {
  const database = `bench_${randomUUID().slice(0, 8)}`;
  const clients = await Worker.start(join(__dirname, 'process.js'), ['clients', name, uri, database, String(count)]);
  return { run: (load) => clients.do(load), stop: () => clients.stop() };
}
