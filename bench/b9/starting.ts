import { Collection, MongoClient } from 'mongodb';
import { Booking } from './booking';
import { EmbeddedStore, Memory, temporaryFolder } from './embedded';
import { collectionsOf, fill, INDEXES } from './ground';

const DATABASE = 'bench_start';
const MILLION = 1_000_000;

/** How long the embedded store takes to start on so many documents, and what they take in memory and on disk. */
export async function startingNotes(documents: number): Promise<string[]> {
  const { folder, remove } = await temporaryFolder();
  try {
    const empty = await lookAt(folder, 'fill', documents);
    const { startedIn, started, scanned, scan } = await lookAt(folder, 'scan', documents);
    const per = (memory: Memory): string => {
      const resident = ((memory.resident - empty.started.resident) / documents) * MILLION;
      return `${inWords(memory)}, ${resident.toFixed(0)} MB more than empty per million documents`;
    };
    return [
      `start on an empty folder: ${seconds(empty.startedIn)}, memory ${inWords(empty.started)}`,
      `start on ${documents.toLocaleString('en')} documents with two indexes: ${seconds(startedIn)}, memory ${per(started)}`,
      `after a full scan of ${seconds(scan)}: memory ${per(scanned)}`,
    ];
  } finally {
    await remove();
  }
}

interface Look {
  readonly startedIn: number;
  readonly started: Memory;
  readonly scanned: Memory;
  readonly scan: number;
}

async function lookAt(folder: string, what: 'fill' | 'scan', documents: number): Promise<Look> {
  const store = await EmbeddedStore.start(folder);
  const started = await store.memory();
  const mongo = await new MongoClient(store.uri).connect();
  const db = mongo.db(DATABASE);
  if (what === 'fill') await fillIndexed(collectionsOf(db).bookings, documents);
  const from = performance.now();
  const found = what === 'fill' ? 0 : await collectionsOf(db).bookings.countDocuments({ 'place.en': /first floor/ });
  const scan = performance.now() - from;
  if (what === 'scan' && found !== documents) throw new Error(`After a new start there are ${found} documents of ${documents}.`);
  const look = { startedIn: store.startedIn, started, scanned: await store.memory(), scan };
  await mongo.close();
  await store.stop();
  return look;
}

async function fillIndexed(bookings: Collection<Booking>, documents: number): Promise<void> {
  await fill(bookings, documents);
  await bookings.createIndexes(INDEXES);
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;

const inWords = ({ resident, own }: Memory): string => `${resident.toFixed(0)} MB (${own.toFixed(0)} MB of it anonymous)`;
