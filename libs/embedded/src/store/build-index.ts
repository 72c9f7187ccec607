import type { Collection } from './collection';
import type { CollectionIndex } from './collection-index';
import { CollectionView, type Ground } from './view';

/** Puts the keys of all present documents on disk; throws E11000 if they are not unique. Within a job of the writer. */
export function buildIndex(ground: Ground, collection: Collection, index: CollectionIndex): void {
  const { disk } = ground;
  const view = new CollectionView(ground, collection);
  for (const row of [...view.all()]) {
    const doc = view.doc(row)!;
    for (const key of index.keys(doc)) {
      if (index.unique && disk.get('indexes', key)) throw index.duplicate(key, doc, collection.ns);
      index.put(disk, key, row);
    }
  }
}
