import type { Doc } from '../bson-types';
import { collationOf, demandNoOperators } from '../collation';
import { StoreError } from '../errors';
import { projectionOf } from '../projection';
import { search } from '../search';
import { sortSpec } from '../sort';
import { changeOf, demandUncompared, type Update, upserted } from '../update';
import { type Call, type Command, collectionName, type Writing, write } from './call';

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
    const both = command.remove && (command.update || command.upsert || command.new);
    if (both) throw new StoreError('FailedToParse', 'Cannot specify both an update and remove=true');
    return write(call, (writing) => (command.remove ? findAndRemove(call, writing) : findAndUpdate(call, writing)));
  },
};

function firstRow({ command }: Call, view: ReturnType<Writing['view']>) {
  const filter = (command.query ?? {}) as Doc;
  const collation = collationOf(command.collation);
  if (collation) demandNoOperators(command.fields);
  const [row] = search(view, {
    filter,
    sort: sortSpec(command.sort),
    limit: 1,
    around: { variables: command.let as Doc, collation },
    hint: command.hint,
  });
  return { filter, row, project: projectionOf(command.fields, filter, command.let as Doc) ?? ((doc: Doc) => doc) };
}

function findAndRemove(call: Call, writing: Writing): Doc {
  const view = writing.view(collectionName(call));
  const { row, project } = firstRow(call, view);
  if (row === undefined) return { lastErrorObject: { n: 0 }, value: null, ok: 1 };
  const doc = view!.doc(row)!;
  view!.remove(row);
  return { lastErrorObject: { n: 1 }, value: project(doc), ok: 1 };
}

function findAndUpdate(call: Call, writing: Writing): Doc {
  const { command } = call;
  const name = collectionName(call);
  const view = writing.view(name);
  const { filter, row, project } = firstRow(call, view);
  const wanted: Update = {
    filter,
    change: command.update,
    arrayFilters: command.arrayFilters as Doc[],
    variables: command.let as Doc,
  };
  if (collationOf(command.collation)) demandUncompared(wanted);
  const change = changeOf(wanted);
  if (row !== undefined) {
    const doc = view!.doc(row)!;
    const changed = change(doc);
    if (changed !== doc) view!.replace(row, changed);
    return { lastErrorObject: { n: 1, updatedExisting: true }, value: project(command.new ? changed : doc), ok: 1 };
  }
  if (!command.upsert) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null, ok: 1 };
  const doc = upserted(wanted, change);
  writing.viewOrNew(name).insert(doc);
  return {
    lastErrorObject: { n: 1, updatedExisting: false, upserted: doc._id },
    value: command.new ? project(doc) : null,
    ok: 1,
  };
}
