import type { Collection, CreateIndexesOptions, Document, IndexSpecification } from 'mongodb';
import type { Store } from './behaviour';

/** A fresh collection with an index that was built over its documents. */
export async function indexed(
  { fresh }: Store,
  key: IndexSpecification,
  ...[options, docs]: [CreateIndexesOptions?, Document[]?]
): Promise<Collection<Document>> {
  const things = await fresh(docs);
  await things.createIndex(key, options);
  return things;
}

/** 'done', or what a refused write tells. */
export function outcome(write: Promise<unknown>): Promise<unknown> {
  return write.then(
    () => 'done',
    ({ code, keyPattern, keyValue }) => ({ code, keyPattern, keyValue }),
  );
}
