import { ObjectId } from 'bson';
import { type Doc, encodeDoc, isDoc } from '../bson-types';
import { Blocked } from '../claims';
import { collationOf } from '../collation';
import { demand, errorReply, isTransient } from '../errors';
import { withIdInFront } from '../raw-elements';
import { search } from '../search';
import { sortSpec } from '../sort';
import { type Change, changeOf, demandUncompared, isReplacement, type Update, upserted } from '../update';
import { bytesOf } from '../wire';
import { MAX_BYTES, type WritingView } from '../writing-view';
import { type Call, type Command, collectionName, type Writing, write } from './call';
import { findAndModify } from './find-and-modify';

const MOST_STATEMENTS = 100_000;

/** Does the statements one after another; `ordered` stops at the first that fails. */
function each(call: Call, field: string, act: (statement: Doc, index: number) => void): Doc[] {
  const statements = call.command[field];
  const sized = Array.isArray(statements) && statements.length > 0 && statements.length <= MOST_STATEMENTS;
  demand(sized, 'InvalidLength', `Write batch sizes must be between 1 and ${MOST_STATEMENTS}`);
  const errors: Doc[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      act(statement as Doc, index);
    } catch (error) {
      if (error instanceof Blocked || isTransient(error)) throw error;
      const { ok: _, codeName: __, ...told } = errorReply(error);
      errors.push({ index, ...told });
      if (call.command.ordered !== false || call.transaction) break;
    }
  }
  return errors;
}

function answer(fields: Doc, errors: Doc[]): Doc {
  return { ...fields, ...(errors.length ? { writeErrors: errors } : {}), ok: 1 };
}

/** The document as it is stored: with an _id, which comes first. */
function identified(doc: Doc): Doc {
  const { _id = new ObjectId(), ...rest } = doc;
  demand(!Array.isArray(_id) && !(_id instanceof RegExp), 'BadValue', "The '_id' value cannot be an array or a pattern");
  return Object.keys(doc)[0] === '_id' ? doc : { _id, ...rest };
}

/** Puts it in as it was sent, so that numbers keep their kinds. */
function insertInto(view: WritingView, sent: Doc): void {
  const doc = identified(sent);
  const raw = bytesOf(sent);
  const bytes = (raw && (doc === sent ? raw : withIdInFront(raw))) ?? encodeDoc(doc);
  demand(bytes.length <= MAX_BYTES, 'BadValue', `object to insert too large. size in bytes: ${bytes.length}`);
  view.insert(doc, bytes);
}

const insert: Command = {
  fields: ['documents', 'ordered', 'bypassDocumentValidation'],
  transactional: true,
  retryable: true,
  run(call) {
    const name = collectionName(call);
    return write(call, (writing) => {
      let n = 0;
      const view = writing.viewOrNew(name);
      const errors = each(call, 'documents', (doc) => {
        insertInto(view, doc);
        n += 1;
      });
      return answer({ n }, errors);
    });
  },
};

function variablesOf(all?: Doc, own?: Doc): Doc | undefined {
  return all || own ? { ...all, ...own } : undefined;
}

interface Statement {
  update: Update;
  change: Change;
  upsert: boolean;
  multi: boolean;
  sort?: unknown;
  hint?: unknown;
  collation?: Doc;
}

function statementOf(sent: Doc, call: Call): Statement {
  const unknown = Object.keys(sent).find((name) => !STATEMENT.includes(name));
  demand(!unknown, 'UnknownField', `BSON field 'update.updates.${unknown}' is an unknown field.`);
  demand(isDoc(sent.q), 'TypeMismatch', 'an update statement needs a filter document');
  const collation = collationOf(sent.collation);
  const { q, u, arrayFilters, c } = sent as { q: Doc; u: unknown; arrayFilters?: Doc[]; c?: Doc };
  const update = { filter: q, change: u, arrayFilters, variables: variablesOf(call.command.let as Doc, c) };
  const multi = sent.multi === true;
  demand(!(multi && isReplacement(u)), 'FailedToParse', 'multi update is not supported for replacement-style update');
  if (collation) demandUncompared(update);
  return { update, change: changeOf(update), upsert: sent.upsert === true, multi, sort: sent.sort, hint: sent.hint, collation };
}

const STATEMENT = ['q', 'u', 'c', 'multi', 'upsert', 'arrayFilters', 'collation', 'hint', 'sort'];

interface Tally {
  n: number;
  nModified: number;
  upserted: Doc[];
}

function updateRows(
  writing: Writing,
  name: string,
  { statement, index, tally }: { statement: Statement; index: number; tally: Tally },
): void {
  const { update, change, upsert, multi, sort, hint, collation } = statement;
  const view = writing.view(name);
  const around = { variables: update.variables, collation };
  const rows = search(view, { filter: update.filter, sort: sortSpec(sort), limit: multi ? undefined : 1, around, hint });
  for (const row of rows) {
    const doc = view!.doc(row)!;
    const changed = change(doc);
    if (changed !== doc) view!.replace(row, changed);
    tally.n += 1;
    if (changed !== doc) tally.nModified += 1;
  }
  if (rows.length || !upsert) return;
  const doc = upserted(update, change);
  writing.viewOrNew(name).insert(doc);
  tally.n += 1;
  tally.upserted.push({ index, _id: doc._id });
}

const update: Command = {
  fields: ['updates', 'ordered', 'bypassDocumentValidation', 'let'],
  transactional: true,
  retryable: true,
  run(call) {
    const name = collectionName(call);
    return write(call, (writing) => {
      const tally: Tally = { n: 0, nModified: 0, upserted: [] };
      const errors = each(call, 'updates', (sent, index) =>
        updateRows(writing, name, { statement: statementOf(sent, call), index, tally }),
      );
      const { n, nModified, upserted: added } = tally;
      return answer({ n, nModified, ...(added.length ? { upserted: added } : {}) }, errors);
    });
  },
};

const remove: Command = {
  fields: ['deletes', 'ordered', 'let'],
  transactional: true,
  retryable: true,
  run(call) {
    const name = collectionName(call);
    return write(call, (writing) => {
      let n = 0;
      const errors = each(call, 'deletes', ({ q, limit, hint, collation }) => {
        demand(isDoc(q) && (limit === 0 || limit === 1), 'FailedToParse', 'a delete statement needs q, and limit 0 or 1');
        const view = writing.view(name);
        const around = { variables: call.command.let as Doc, collation: collationOf(collation) };
        for (const row of search(view, { filter: q, limit: limit || undefined, around, hint })) {
          view!.remove(row);
          n += 1;
        }
      });
      return answer({ n }, errors);
    });
  },
};

/** The commands that change documents. */
export const WRITE_COMMANDS: Record<string, Command> = {
  insert,
  update,
  delete: remove,
  findAndModify,
  findandmodify: findAndModify,
};
