import type { Doc } from '../bson-types';
import { demand, StoreError } from '../errors';
import { projectionOf } from '../projection';
import { search } from '../search';
import { collationOf, sortSpec } from '../sort';
import { changeOf, type Update, upserted } from '../update';
import { type Call, type Command, collectionName, type Writing, write } from './call';
import { checkHint } from './read';

const FIND_AND_MODIFY = [
  'query',
  'sort',
  'remove',
  'update',
  'new',
  'fields',
  'upsert',
  'arrayFilters',
  'let',
  'hint',
  'collation',
  'bypassDocumentValidation',
];

/** Changes or removes one document and answers with it. */
export const findAndModify: Command = {
  fields: FIND_AND_MODIFY,
  transactional: true,
  retryable: true,
  run(call) {
    const { command } = call;
    demand(!collationOf(command.collation), 'NotImplemented', 'This store does not use collations in writes');
    const both = command.remove && (command.update || command.upsert || command.new);
    if (both) throw new StoreError('FailedToParse', 'Cannot specify both an update and remove=true');
    return write(call, (writing) => (command.remove ? findAndRemove(call, writing) : findAndUpdate(call, writing)));
  },
};

function firstRow({ command }: Call, table: ReturnType<Writing['table']>) {
  const filter = (command.query ?? {}) as Doc;
  checkHint(table, command.hint);
  const [row] = search(table, {
    filter,
    sort: sortSpec(command.sort),
    limit: 1,
    around: { variables: command.let as Doc },
  });
  return { filter, row, project: projectionOf(command.fields, filter) ?? ((doc: Doc) => doc) };
}

function findAndRemove(call: Call, writing: Writing): Doc {
  const table = writing.table(collectionName(call));
  const { row, project } = firstRow(call, table);
  if (!row) return { lastErrorObject: { n: 0 }, value: null, ok: 1 };
  table!.remove(row.row);
  return { lastErrorObject: { n: 1 }, value: project(row.doc), ok: 1 };
}

function findAndUpdate(call: Call, writing: Writing): Doc {
  const { command } = call;
  const name = collectionName(call);
  const table = writing.table(name);
  const { filter, row, project } = firstRow(call, table);
  const wanted: Update = {
    filter,
    change: command.update,
    arrayFilters: command.arrayFilters as Doc[],
    variables: command.let as Doc,
  };
  const change = changeOf(wanted);
  if (row) {
    const changed = change(row.doc);
    if (changed !== row.doc) table!.replace(row.row, changed);
    return { lastErrorObject: { n: 1, updatedExisting: true }, value: project(command.new ? changed : row.doc), ok: 1 };
  }
  if (!command.upsert) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null, ok: 1 };
  const doc = upserted(wanted, change);
  writing.tableOrNew(name).insert(doc);
  return {
    lastErrorObject: { n: 1, updatedExisting: false, upserted: doc._id },
    value: command.new ? project(doc) : null,
    ok: 1,
  };
}
