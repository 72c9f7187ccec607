import { type Doc, encodeDoc } from '../bson-types';
import type { Results } from '../cursors';
import { demand } from '../errors';
import { compareKeys } from '../keys';
import { filterTest } from '../language';
import { type Command, collectionName, define } from './call';

/** A list that is handed out as a cursor. */
export function listed(ns: string, docs: Doc[]): Results {
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

const renameCollection: Command = {
  fields: ['to', 'dropTarget'],
  run(call) {
    const [from, to] = [call.command.renameCollection, call.command.to].map(namespaceOf) as [Namespace, Namespace];
    demand(from.db === to.db, 'IllegalOperation', 'This store renames collections within their database only');
    return define({ ...call, db: from.db }, from.name, () => {
      const collection = call.store.collection(from.db, from.name);
      demand(collection, 'NamespaceNotFound', `Source collection ${from.db}.${from.name} does not exist`);
      const target = call.store.collection(to.db, to.name);
      demand(!target || call.command.dropTarget === true, 'NamespaceExists', 'target namespace exists');
      if (target) call.store.drop(target);
      call.store.rename(collection, to.name);
      return { ok: 1 };
    });
  },
};

type Namespace = { db: string; name: string };

function namespaceOf(text: unknown): Namespace {
  const at = String(text).indexOf('.');
  demand(at > 0, 'InvalidNamespace', `Invalid namespace specified '${String(text)}'`);
  return { db: String(text).slice(0, at), name: String(text).slice(at + 1) };
}

/** The commands about databases and collections. */
export const CATALOG_COMMANDS: Record<string, Command> = {
  listCollections,
  listDatabases,
  create,
  drop,
  dropDatabase,
  renameCollection,
};
