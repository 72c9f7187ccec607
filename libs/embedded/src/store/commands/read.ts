import { type Doc, encodeDoc } from '../bson-types';
import { collationOf, comparisonOf, demandNoOperators } from '../collation';
import { demand } from '../errors';
import type { Surroundings } from '../language';
import { valuesAt } from '../paths';
import { type Projection, projectionOf } from '../projection';
import { type Search, search } from '../search';
import { sortSpec } from '../sort';
import type { CollectionView } from '../view';
import { aggregate } from './aggregate';
import { type Command, collectionName, readView } from './call';
import { count } from './count';

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
    if (wanted.around?.collation) demandNoOperators(command.projection);
    const rows = search(view, wanted);
    const project = projectionOf(command.projection, wanted.filter, command.let as Doc);
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
    const by = comparisonOf(collationOf(call.command.collation));
    const values = new Map<string, unknown>();
    const view = readView(call, collectionName(call));
    for (const row of search(view, searchOf(call.command))) {
      for (const value of valuesAt(view!.doc(row)!, key).flatMap((item) => (Array.isArray(item) ? item : [item]))) {
        if (value !== undefined && !values.has(by.key(value))) values.set(by.key(value), value);
      }
    }
    return { values: [...values.values()].sort(by.compare), ok: 1 };
  },
};

/** The commands that read documents. */
export const READ_COMMANDS: Record<string, Command> = { find, getMore, killCursors, aggregate, count: countCommand, distinct };
