import { MongoClient } from 'mongodb';
import { Sample } from '../measure/benchmark';
import { work } from '../measure/worker';
import { totalsOf } from './booking';
import { AGGREGATED, Ground, StoreClient } from './client';
import { closedLoop, Material } from './closed-loop';
import { DriverClient } from './driver-client';
import { lookBefore, problemsOf } from './effects';
import { Collections, collectionsOf, prepareGround } from './ground';
import { LeanClient } from './lean/lean-client';
import { StoreLoad } from './load';

/** node process.js clients <store> <uri> <database> <documents>: all clients of one store; without documents they can but ping. */
const [, , uri = '', database = '', documents = '0'] = process.argv.slice(2);

const MOST_CLIENTS = 32;

interface Clients {
  readonly lean: readonly StoreClient[];
  readonly driver: readonly StoreClient[];
}

void work<StoreLoad>(async () => {
  const ground: Ground = { uri, database, documents: Number(documents) };
  const mongo = await new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 }).connect();
  const db = mongo.db(database);
  if (ground.documents > 0) await prepareGround(db, ground.documents);
  const clients = await openClients(ground);
  const material = { ...ground, totals: totalsOf(ground.documents > 0 ? AGGREGATED : 0) };
  const stop = async (): Promise<void> => {
    for (const client of [...clients.lean, ...clients.driver]) await client.close();
    await db.dropDatabase();
    await mongo.close();
  };
  return { do: (load) => sampleOf(load, clients[load.client], { ...material, on: collectionsOf(db) }), stop };
});

async function openClients(ground: Ground): Promise<Clients> {
  const lean = Array.from({ length: MOST_CLIENTS }, () => LeanClient.open(ground));
  return { lean: await Promise.all(lean), driver: [await DriverClient.open(ground)] };
}

async function sampleOf(load: StoreLoad, clients: readonly StoreClient[], all: Material & { on: Collections }): Promise<Sample> {
  const { operation } = load;
  const before = await lookBefore(all.on);
  const { run, calls, errors, ...figures } = await closedLoop(load, clients, all);
  return { ...figures, problems: [...errors, ...(await problemsOf({ operation, run, calls }, all.on, before))] };
}
