import type { Doc } from '../bson-types';
import { demand, StoreError } from '../errors';
import { alreadyThere, indexSpec } from '../index-spec';
import { compareKeys, keyOf } from '../keys';
import { filterTest } from '../language';
import type { IndexSpec } from '../ordered-index';
import { type Call, type Command, collectionName, write } from './call';

const listCollections: Command = {
  fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  run({ store, db, command, cursors }) {
    const test = filterTest((command.filter ?? {}) as Doc);
    const names = [...(store.databases.get(db)?.collections.keys() ?? [])].sort(compareKeys);
    const docs = names.map((name): Doc => {
      const idIndex = { v: 2, key: { _id: 1 }, name: '_id_' };
      return { name, type: 'collection', ...(command.nameOnly ? {} : { options: {}, info: { readOnly: false }, idIndex }) };
    });
    return cursors.first({ ns: `${db}.$cmd.listCollections`, docs: docs.filter(test) }, {});
  },
};

const listDatabases: Command = {
  fields: ['filter', 'nameOnly', 'authorizedDatabases'],
  run({ store, command }) {
    const test = filterTest((command.filter ?? {}) as Doc);
    const filled = [...store.databases.values()].filter(({ collections }) => collections.size);
    const databases = filled.map(({ name }): Doc => (command.nameOnly ? { name } : { name, sizeOnDisk: 0, empty: false }));
    return { databases: databases.filter(test), totalSize: 0, ok: 1 };
  },
};

const create: Command = {
  fields: ['autoIndexId', 'validationLevel', 'validationAction', 'idIndex'],
  run(call) {
    const name = collectionName(call);
    return write(call, ({ journal }) => {
      const there = call.store.collection(call.db, name);
      demand(!there, 'NamespaceExists', `Collection ${call.db}.${name} already exists.`);
      call.store.create(call.db, name, journal);
      return { ok: 1 };
    });
  },
};

const drop: Command = {
  fields: [],
  run(call) {
    const name = collectionName(call);
    return write(call, ({ journal }) => {
      const nIndexesWas = call.store.collection(call.db, name)?.indexes.size;
      const dropped = call.store.drop(call.db, name, journal);
      return dropped ? { nIndexesWas, ns: `${call.db}.${name}`, ok: 1 } : { ok: 1 };
    });
  },
};

const dropDatabase: Command = {
  fields: [],
  run(call) {
    return write(call, ({ journal }) => {
      const names = [...call.store.database(call.db).collections.keys()];
      for (const name of names) call.store.drop(call.db, name, journal);
      return { dropped: call.db, ok: 1 };
    });
  },
};

const createIndexes: Command = {
  fields: ['indexes', 'commitQuorum'],
  run(call) {
    const name = collectionName(call);
    const specs = (call.command.indexes as Doc[]).map(indexSpec);
    return write(call, ({ journal }) => {
      const { store, db } = call;
      const createdCollectionAutomatically = !store.collection(db, name);
      const collection = store.collection(db, name) ?? store.create(db, name, journal);
      const numIndexesBefore = collection.indexes.size;
      for (const spec of specs) if (!alreadyThere(spec, collection.specs)) collection.addIndex(spec);
      store.noteCatalog(db, collection, journal);
      return { numIndexesBefore, numIndexesAfter: collection.indexes.size, createdCollectionAutomatically, ok: 1 };
    });
  },
};

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
    return call.cursors.first({ ns: `${call.db}.${name}`, docs }, {});
  },
};

const dropIndexes: Command = {
  fields: ['index'],
  run(call) {
    const name = collectionName(call);
    return write(call, ({ journal }) => {
      const collection = present(call, name);
      const nIndexesWas = collection.indexes.size;
      for (const { name: dropped } of chosen(collection.specs, call.command.index)) collection.indexes.delete(dropped);
      call.store.noteCatalog(call.db, collection, journal);
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
