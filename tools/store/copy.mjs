import { fill } from '../dead-letters/texts.mjs';
import { Checksum } from './checksum.mjs';
import { decodeExactly, idFirst } from './exact.mjs';

const BATCH = { documents: 1_000, bytes: 8_000_000 };
const ALREADY_THERE = 48;
const MAJORITY = { writeConcern: { w: 'majority' } };

/**
 * Copies one collection and reads it again from the target; the indexes come last, so that they are built once and none of them
 * deletes what has expired before it is compared. `told` hears how many documents are across.
 */
export async function copyCollection({ from, to, options }, told, texts) {
  await to.db.command({ create: to.name, ...options }).catch((error) => {
    if (error.code !== ALREADY_THERE) throw error;
  });
  const source = from.db.collection(from.name);
  const target = to.db.collection(to.name);
  const sent = await copyDocuments(source, target, told);
  const arrived = await checksumOf(target);
  const isEqual = sent.equals(arrived);
  if (isEqual) await copyIndexes(source, target, texts);
  return { name: source.namespace, sent, arrived, isEqual };
}

async function copyDocuments(source, target, told) {
  const sum = new Checksum();
  for await (const batch of batchesOf(source)) {
    await target.insertMany(batch.map(decodeExactly), { ...MAJORITY, forceServerObjectId: true, ignoreUndefined: false });
    for (const bytes of batch) sum.add(bytes);
    await told(sum.documents);
  }
  return sum;
}

/** No more than one batch is in memory at a time. */
async function* batchesOf(collection) {
  let [batch, size] = [[], 0];
  for await (const bytes of rawDocuments(collection)) {
    batch.push(bytes);
    size += bytes.length;
    if (batch.length < BATCH.documents && size < BATCH.bytes) continue;
    yield batch;
    [batch, size] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

async function* rawDocuments(collection) {
  for await (const bytes of collection.find({}, { raw: true, batchSize: BATCH.documents })) yield idFirst(bytes);
}

async function checksumOf(collection) {
  const sum = new Checksum();
  for await (const bytes of rawDocuments(collection)) sum.add(bytes);
  return sum;
}

/** With every option as the source has it; the version and namespace are the target's own. */
async function copyIndexes(source, target, texts) {
  const all = await source.listIndexes().toArray();
  const indexes = all.filter(({ name }) => name !== '_id_').map(({ v, ns, ...index }) => index);
  if (indexes.length === 0) return;
  await target.db.command({ createIndexes: target.collectionName, indexes }).catch((error) => {
    throw new Error(fill(texts.indexesRefused, { collection: source.namespace, reason: error.message }));
  });
}
