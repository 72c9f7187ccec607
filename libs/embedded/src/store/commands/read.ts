import { type Doc, encodeDoc } from '../bson-types';
import { demand, StoreError } from '../errors';
import { keyOf } from '../keys';
import { checkPipeline, runPipeline, type Surroundings } from '../language';
import { valuesAt } from '../paths';
import { type Projection, projectionOf } from '../projection';
import { type Search, search } from '../search';
import { collationOf, sortSpec } from '../sort';
import type { CollectionView } from '../view';
import { type Call, type Command, collectionName, readView } from './call';

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
    hint: command.hint,
  };
}

const find: Command = {
  fields: FIND,
  transactional: true,
  run(call) {
    const { command, cursors, db, transaction } = call;
    const name = collectionName(call);
    const view = readView(call, name);
    const wanted = searchOf(command);
    const rows = search(view, wanted);
    const project = projectionOf(command.projection, wanted.filter);
    const at = project ? projected(view!, rows, project) : (i: number) => view!.bytes(rows[i]!);
    const single = command.singleBatch === true || Number(command.limit) < 0;
    const results = { ns: `${db}.${name}`, count: rows.length, at, transaction };
    return cursors.first(results, { size: count(command.batchSize, 'batchSize'), single }, command.noCursorTimeout === true);
  },
};

/** Documents that were removed before their batch was asked for are left out. */
function projected(view: CollectionView, rows: number[], project: Projection): (i: number) => Uint8Array | undefined {
  return (i) => {
    const doc = view.doc(rows[i]!);
    return doc && encodeDoc(project(doc));
  };
}

const getMore: Command = {
  fields: ['collection', 'batchSize'],
  transactional: true,
  run({ command, cursors }) {
    const size = count(command.batchSize, 'batchSize');
    return cursors.next(Number(command.getMore), String(command.collection), size);
  },
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
  run(call) {
    const { command, cursors, db, transaction } = call;
    const { pipeline } = command;
    checkPipeline(pipeline);
    if (command.aggregate === 1 && !pipeline[0]?.$documents) {
      throw new StoreError('NotImplemented', 'This store aggregates over a whole database only from $documents');
    }
    const name = command.aggregate === 1 ? '$cmd.aggregate' : collectionName(call);
    const view = readView(call, name);
    const around = surroundings(call);
    const { first, rest } = leadingSearch(pipeline, around);
    const { batchSize } = (command.cursor ?? {}) as Doc;
    const size = count(batchSize, 'batchSize');
    const rows = search(view, { ...first, hint: command.hint });
    if (!rest.length)
      return cursors.first({ ns: `${db}.${name}`, count: rows.length, at: (i) => view!.bytes(rows[i]!), transaction }, { size });
    const docs = runPipeline(
      rows.map((row) => view!.doc(row)!),
      rest,
      around,
    );
    return cursors.first({ ns: `${db}.${name}`, count: docs.length, at: (i) => encodeDoc(docs[i]!), transaction }, { size });
  },
};

function surroundings(call: Call): Surroundings {
  const { command } = call;
  return {
    variables: command.let as Doc,
    collation: collationOf(command.collation),
    collection(name) {
      const view = readView(call, name);
      return view ? [...view.all()].map((row) => view.doc(row)!) : [];
    },
  };
}

const countCommand: Command = {
  fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields'],
  run(call) {
    const view = readView(call, collectionName(call));
    const wanted = searchOf(call.command);
    const all = !Object.keys(wanted.filter).length && !wanted.skip && !wanted.limit;
    return { n: all ? (view?.size ?? 0) : search(view, wanted).length, ok: 1 };
  },
};

const distinct: Command = {
  fields: ['key', 'query', 'collation', 'hint'],
  transactional: true,
  run(call) {
    const { key } = call.command;
    demand(typeof key === 'string', 'TypeMismatch', 'distinct needs the name of a field as key');
    const values = new Map<string, unknown>();
    const view = readView(call, collectionName(call));
    for (const row of search(view, searchOf(call.command))) {
      for (const value of valuesAt(view!.doc(row)!, key).flatMap((item) => (Array.isArray(item) ? item : [item]))) {
        if (value !== undefined) values.set(keyOf(value), value);
      }
    }
    return { values: [...values.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value), ok: 1 };
  },
};

/** The commands that read documents. */
export const READ_COMMANDS: Record<string, Command> = { find, getMore, killCursors, aggregate, count: countCommand, distinct };
