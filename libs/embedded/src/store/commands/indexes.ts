import type { Doc } from '../bson-types';
import type { IndexSpec } from '../collection-index';
import { demand, StoreError } from '../errors';
import type { IndexBuild } from '../index-build';
import { alreadyThere, indexSpec } from '../index-spec';
import { Indexing } from '../indexing';
import { keyOf } from '../keys';
import { type Call, type Command, collectionName, define } from './call';
import { listed } from './catalog';

const collMod: Command = {
  fields: ['index'],
  run(call) {
    const name = collectionName(call);
    const { name: asked, keyPattern, expireAfterSeconds, ...others } = (call.command.index ?? {}) as Doc;
    demand(typeof expireAfterSeconds === 'number' && !Object.keys(others).length, 'InvalidOptions', MODIFIED);
    return define(call, name, () => {
      const collection = present(call, name);
      const [spec] = chosen(collection.specs, asked ?? keyPattern) as [IndexSpec];
      const { expireAfterSeconds: expireAfterSeconds_old } = spec;
      spec.expireAfterSeconds = expireAfterSeconds;
      call.store.noteEntry(collection);
      return { expireAfterSeconds_old, expireAfterSeconds_new: expireAfterSeconds, ok: 1 };
    });
  },
};

const MODIFIED = 'This store modifies the expireAfterSeconds of an index and nothing else';

const createIndexes: Command = {
  fields: ['indexes', 'commitQuorum'],
  async run(call) {
    const name = collectionName(call);
    const specs = (call.command.indexes as Doc[]).map(indexSpec);
    for (;;) {
      const { store, db } = call;
      await store.collection(db, name)?.build?.ended;
      const begun = await store.writer.submit(() => beginning(call, name, specs));
      if (!begun) continue;
      if (begun.build) await new Indexing(store).inPieces(begun.build);
      return begun.answer;
    }
  },
};

/** All of them or none; nothing is begun while others are being built. */
function beginning({ store, db }: Call, name: string, specs: IndexSpec[]): { build?: IndexBuild; answer: Doc } | undefined {
  const createdCollectionAutomatically = !store.collection(db, name);
  const collection = store.collection(db, name) ?? store.create(db, name);
  if (collection.build) return undefined;
  const numIndexesBefore = collection.indexes.size;
  const added: IndexSpec[] = [];
  for (const spec of specs) if (!alreadyThere(spec, [...collection.specs, ...added])) added.push(spec);
  const numIndexesAfter = numIndexesBefore + added.length;
  const answer = { numIndexesBefore, numIndexesAfter, createdCollectionAutomatically, ok: 1 };
  if (!added.length) return { answer };
  const indexing = new Indexing(store);
  const build = indexing.begin(collection, added);
  if (!indexing.isShort(build)) return { build, answer };
  indexing.atOnce(build);
  return { answer };
}

function present({ store, db }: Call, name: string) {
  const collection = store.collection(db, name);
  demand(collection, 'NamespaceNotFound', `ns does not exist: ${db}.${name}`);
  return collection;
}

const listIndexes: Command = {
  fields: ['cursor'],
  run(call) {
    const name = collectionName(call);
    const docs = present(call, name).specs.map((spec): Doc => {
      const { unique, ...rest } = spec;
      return spec.name === '_id_' ? rest : { ...rest, ...(unique ? { unique } : {}) };
    });
    return call.cursors.first(listed(`${call.db}.${name}`, docs), {});
  },
};

const dropIndexes: Command = {
  fields: ['index'],
  run(call) {
    const name = collectionName(call);
    return define(call, name, () => {
      const collection = present(call, name);
      const nIndexesWas = collection.indexes.size;
      for (const { name: dropped } of chosen(collection.specs, call.command.index)) call.store.dropIndex(collection, dropped);
      return { nIndexesWas, ok: 1 };
    });
  },
};

function chosen(specs: IndexSpec[], wanted: unknown): IndexSpec[] {
  const droppable = specs.filter(({ name }) => name !== '_id_');
  if (wanted === '*') return droppable;
  const list = Array.isArray(wanted) ? wanted : [wanted];
  return list.map((item) => {
    if (item === '_id_') throw new StoreError('InvalidOptions', 'cannot drop _id index');
    const spec = droppable.find(({ name, key }) => name === item || keyOf(key) === keyOf(item));
    demand(spec, 'IndexNotFound', `index not found with name [${String(item)}]`);
    return spec;
  });
}

/** The commands about indexes. */
export const INDEX_COMMANDS: Record<string, Command> = {
  collMod,
  createIndexes,
  listIndexes,
  dropIndexes,
  deleteIndexes: dropIndexes,
};
