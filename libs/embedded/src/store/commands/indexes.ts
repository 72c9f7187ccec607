import type { Doc } from '../bson-types';
import type { Collection } from '../collection';
import type { IndexSpec } from '../collection-index';
import { demand, StoreError } from '../errors';
import { alreadyThere, indexSpec } from '../index-spec';
import { keyOf } from '../keys';
import type { Store } from '../store';
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
  run(call) {
    const name = collectionName(call);
    const specs = (call.command.indexes as Doc[]).map(indexSpec);
    return define(call, name, () => {
      const { store, db } = call;
      const createdCollectionAutomatically = !store.collection(db, name);
      const collection = store.collection(db, name) ?? store.create(db, name);
      const numIndexesBefore = collection.indexes.size;
      addIndexes(store, collection, specs);
      return { numIndexesBefore, numIndexesAfter: collection.indexes.size, createdCollectionAutomatically, ok: 1 };
    });
  },
};

/** All of them or none. */
function addIndexes(store: Store, collection: Collection, specs: IndexSpec[]): void {
  const added: string[] = [];
  try {
    for (const spec of specs) {
      if (alreadyThere(spec, collection.specs)) continue;
      store.addIndex(collection, spec);
      added.push(spec.name);
    }
  } catch (error) {
    for (const name of added) store.dropIndex(collection, name);
    throw error;
  }
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
