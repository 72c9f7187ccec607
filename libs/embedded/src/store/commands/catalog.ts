import { type Doc, encodeDoc } from '../bson-types';
import type { Collection } from '../collection';
import type { IndexSpec } from '../collection-index';
import type { Results } from '../cursors';
import { demand, StoreError } from '../errors';
import { alreadyThere, indexSpec } from '../index-spec';
import { compareKeys, keyOf } from '../keys';
import { filterTest } from '../language';
import type { Store } from '../store';
import { type Call, type Command, collectionName, define } from './call';

function listed(ns: string, docs: Doc[]): Results {
  return { ns, count: docs.length, at: (i) => encodeDoc(docs[i]!) };
}

const listCollections: Command = {
  fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  run({ store, db, command, cursors }) {
    const test = filterTest((command.filter ?? {}) as Doc);
    const names = [...(store.databases.get(db)?.keys() ?? [])].sort(compareKeys);
    const docs = names.map((name): Doc => {
      const idIndex = { v: 2, key: { _id: 1 }, name: '_id_' };
      return { name, type: 'collection', ...(command.nameOnly ? {} : { options: {}, info: { readOnly: false }, idIndex }) };
    });
    return cursors.first(listed(`${db}.$cmd.listCollections`, docs.filter(test)), {});
  },
};

const listDatabases: Command = {
  fields: ['filter', 'nameOnly', 'authorizedDatabases'],
  run({ store, command }) {
    const test = filterTest((command.filter ?? {}) as Doc);
    const filled = [...store.databases].filter(([, collections]) => collections.size);
    const databases = filled.map(([name]): Doc => (command.nameOnly ? { name } : { name, sizeOnDisk: 0, empty: false }));
    return { databases: databases.filter(test), totalSize: 0, ok: 1 };
  },
};

const create: Command = {
  fields: ['autoIndexId', 'validationLevel', 'validationAction', 'idIndex'],
  run(call) {
    const name = collectionName(call);
    return define(call, name, () => {
      const there = call.store.collection(call.db, name);
      demand(!there, 'NamespaceExists', `Collection ${call.db}.${name} already exists.`);
      call.store.create(call.db, name);
      return { ok: 1 };
    });
  },
};

const drop: Command = {
  fields: [],
  run(call) {
    const name = collectionName(call);
    return define(call, name, () => {
      const collection = call.store.collection(call.db, name);
      if (!collection) return { ok: 1 };
      call.store.drop(collection);
      return { nIndexesWas: collection.indexes.size, ns: collection.ns, ok: 1 };
    });
  },
};

const dropDatabase: Command = {
  fields: [],
  run({ store, db, ...call }) {
    return define({ store, db, ...call }, undefined, () => {
      for (const collection of store.collections(db).values()) store.drop(collection);
      store.databases.delete(db);
      return { dropped: db, ok: 1 };
    });
  },
};

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

/** The commands about databases, collections and indexes. */
export const CATALOG_COMMANDS: Record<string, Command> = {
  listCollections,
  listDatabases,
  create,
  drop,
  dropDatabase,
  createIndexes,
  listIndexes,
  dropIndexes,
  deleteIndexes: dropIndexes,
};
