import type { Doc } from '../bson-types';
import { demand, StoreError } from '../errors';
import { keyOf } from '../keys';
import { checkPipeline, runPipeline, type Surroundings } from '../language';
import { valuesAt } from '../paths';
import { projectionOf } from '../projection';
import { type Search, search } from '../search';
import { collationOf, sortSpec } from '../sort';
import type { Table } from '../table';
import { type Call, type Command, collectionName, readTable } from './call';

const FIND = [
  'filter',
  'sort',
  'projection',
  'skip',
  'limit',
  'batchSize',
  'singleBatch',
  'hint',
  'let',
  'collation',
  'allowDiskUse',
  'noCursorTimeout',
  'allowPartialResults',
];

function count(value: unknown, name: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  demand(Number.isInteger(value) && (value as number) >= 0, 'BadValue', `${name} must be a whole number, not negative`);
  return value as number;
}

/** The search that a find, count or distinct asks for. */
export function searchOf(command: Doc, filter: unknown = command.filter ?? command.query ?? {}): Search {
  const around: Surroundings = { variables: command.let as Doc, collation: collationOf(command.collation) };
  const limit = count(command.limit === undefined ? undefined : Math.abs(Number(command.limit)), 'limit');
  return {
    filter: filter as Doc,
    sort: sortSpec(command.sort),
    skip: count(command.skip, 'skip'),
    limit: limit || undefined,
    around,
  };
}

/** A hint chooses nothing here, but one that names no index is an error, as it is in MongoDB. */
export function checkHint(table: Table | undefined, hint: unknown): void {
  if (hint === undefined || !table || (typeof hint === 'object' && Object.keys(hint as Doc)[0] === '$natural')) return;
  const known = [...table.indexes.values()].some(({ spec }) => spec.name === hint || keyOf(spec.key) === keyOf(hint));
  demand(known, 'BadValue', 'error processing query: planner returned error: bad hint');
}

const find: Command = {
  fields: FIND,
  transactional: true,
  async run(call) {
    const { command, cursors, db } = call;
    const name = collectionName(call);
    const table = await readTable(call, name);
    checkHint(table, command.hint);
    const wanted = searchOf(command);
    const docs = search(table, wanted).map(({ doc }) => doc);
    const project = projectionOf(command.projection, wanted.filter);
    const single = command.singleBatch === true || Number(command.limit) < 0;
    return cursors.first({ ns: `${db}.${name}`, docs, project }, { size: count(command.batchSize, 'batchSize'), single });
  },
};

const getMore: Command = {
  fields: ['collection', 'batchSize'],
  transactional: true,
  run: ({ command, cursors }) => cursors.next(Number(command.getMore), count(command.batchSize, 'batchSize')),
};

const killCursors: Command = {
  fields: ['cursors'],
  transactional: true,
  run({ command, cursors }) {
    const { killed, missing } = cursors.kill((command.cursors as unknown[]).map(Number));
    return { cursorsKilled: killed, cursorsNotFound: missing, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
  },
};

/** The search that the first stages of a pipeline amount to, and the stages that are left. */
export function leadingSearch(pipeline: Doc[], around: Surroundings): { first: Search; rest: Doc[] } {
  const first: Search = { filter: {}, around };
  const rest = [...pipeline];
  if (rest[0]?.$match) first.filter = rest.shift()!.$match as Doc;
  if (rest[0]?.$sort) first.sort = sortSpec(rest.shift()!.$sort);
  if (typeof rest[0]?.$skip === 'number') first.skip = rest.shift()!.$skip as number;
  if (typeof rest[0]?.$limit === 'number') first.limit = rest.shift()!.$limit as number;
  return { first, rest };
}

const aggregate: Command = {
  fields: ['pipeline', 'cursor', 'let', 'collation', 'hint', 'allowDiskUse', 'bypassDocumentValidation'],
  transactional: true,
  async run(call) {
    const { command, cursors, db } = call;
    const { pipeline } = command;
    checkPipeline(pipeline);
    if (command.aggregate === 1 && !pipeline[0]?.$documents) {
      throw new StoreError('NotImplemented', 'This store aggregates over a whole database only from $documents');
    }
    const name = command.aggregate === 1 ? '$cmd.aggregate' : collectionName(call);
    const table = await readTable(call, name);
    checkHint(table, command.hint);
    const around = surroundings(call);
    const { first, rest } = leadingSearch(pipeline, around);
    const found = search(table, first).map(({ doc }) => doc);
    const docs = rest.length ? runPipeline(found, rest, around) : found;
    const { batchSize } = (command.cursor ?? {}) as Doc;
    return cursors.first({ ns: `${db}.${name}`, docs }, { size: count(batchSize, 'batchSize') });
  },
};

function surroundings(call: Call): Surroundings {
  const { command, store, db, transaction } = call;
  return {
    variables: command.let as Doc,
    collation: collationOf(command.collation),
    collection(name) {
      const table = transaction?.table(db, name);
      if (table) return [...table.all()].map(({ doc }) => doc);
      return [...(store.collection(db, name)?.docs.values() ?? [])];
    },
  };
}

const countCommand: Command = {
  fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields'],
  async run(call) {
    const table = await readTable(call);
    checkHint(table, call.command.hint);
    const wanted = searchOf(call.command);
    const all = !Object.keys(wanted.filter).length && !wanted.skip && !wanted.limit;
    return { n: all ? (table?.size ?? 0) : search(table, wanted).length, ok: 1 };
  },
};

const distinct: Command = {
  fields: ['key', 'query', 'collation', 'hint'],
  transactional: true,
  async run(call) {
    const { key } = call.command;
    demand(typeof key === 'string', 'TypeMismatch', 'distinct needs the name of a field as key');
    const values = new Map<string, unknown>();
    for (const { doc } of search(await readTable(call), searchOf(call.command))) {
      for (const value of valuesAt(doc, key).flatMap((item) => (Array.isArray(item) ? item : [item]))) {
        if (value !== undefined) values.set(keyOf(value), value);
      }
    }
    return { values: [...values.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value), ok: 1 };
  },
};

/** The commands that read documents. */
export const READ_COMMANDS: Record<string, Command> = { find, getMore, killCursors, aggregate, count: countCommand, distinct };
