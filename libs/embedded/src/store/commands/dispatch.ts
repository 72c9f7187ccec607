import { setTimeout as pause } from 'node:timers/promises';
import type { Doc } from '../bson-types';
import { Blocked, type Holder, writeConflict } from '../claims';
import { demand, errorReply, StoreError, transient } from '../errors';
import { isEncoded } from '../raw-bson';
import { noSuchTransaction, type RunningTransaction, type Session } from '../sessions';
import { withinTime } from '../time-limit';
import { Transaction } from '../transaction';
import { ADMIN_COMMANDS } from './admin';
import type { Answer, Call, Command, Service } from './call';
import { CATALOG_COMMANDS } from './catalog';
import { INDEX_COMMANDS } from './indexes';
import { MAINTENANCE_COMMANDS } from './maintenance';
import { READ_COMMANDS } from './read';
import { TRANSACTION_COMMANDS } from './transaction';
import { WRITE_COMMANDS } from './write';

const COMMANDS = new Map<string, Command>(
  Object.entries({
    ...ADMIN_COMMANDS,
    ...CATALOG_COMMANDS,
    ...INDEX_COMMANDS,
    ...MAINTENANCE_COMMANDS,
    ...READ_COMMANDS,
    ...WRITE_COMMANDS,
    ...TRANSACTION_COMMANDS,
  }),
);

/** What drivers add to any command. */
const GENERAL = [
  '$db',
  'lsid',
  'txnNumber',
  'autocommit',
  'startTransaction',
  '$clusterTime',
  '$readPreference',
  'readConcern',
  'writeConcern',
  'maxTimeMS',
  'comment',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'stmtId',
  'stmtIds',
  'mayBypassWriteBlocking',
  '$configServerState',
];

const ALLOWED = new Map([...COMMANDS].map(([name, { fields }]) => [name, new Set([name, ...fields, ...GENERAL])]));

function demandKnownFields(name: string, command: Doc): void {
  const allowed = ALLOWED.get(name)!;
  for (const field in command) {
    if (allowed.has(field)) continue;
    const text = `BSON field '${name}.${field}' is an unknown field, or one that this store does not support.`;
    throw new StoreError('UnknownField', text);
  }
}

/** How long a transaction waits for another one that has written where it wants to, in ms. */
const PATIENCE = 100;

/** Answers one command; never rejects: what goes wrong is in the answer. */
export async function dispatch(service: Service, command: Doc, connection: object): Promise<Answer> {
  try {
    const [name] = Object.keys(command) as [string];
    const spec = COMMANDS.get(name);
    demand(spec, 'CommandNotFound', `no such command: '${name}'`);
    demandKnownFields(name, command);
    const session = service.store.sessions.of(command);
    const { store, cursors, token } = service;
    const call: Call = { store, cursors, token, name, db: String(command.$db), command, connection, session };
    if (command.autocommit === false) return await inTransaction(call, spec);
    return spec.retryable && session && command.txnNumber !== undefined
      ? await once(call, spec, session)
      : await withinTime(command.maxTimeMS, () => spec.run(call));
  } catch (error) {
    return errorReply(error);
  }
}

const underWay = new WeakMap<Session, { number: number; answer: Promise<Answer> }>();

/** A write that a driver sends again with the same number is done once, and answered as it was the first time. */
async function once(call: Call, spec: Command, session: Session): Promise<Answer> {
  const number = Number(call.command.txnNumber);
  const running = underWay.get(session);
  if (running?.number === number) return running.answer;
  demand(
    number >= session.number,
    'TransactionTooOld',
    `txnNumber ${number} is less than last txnNumber ${session.number} seen in session`,
  );
  if (number === session.number && session.outcome === 'written') return { ...session.answer, ok: 1 };
  session.transaction?.abort('a newer operation of its session began');
  Object.assign(session, { number, outcome: undefined, answer: undefined });
  const answer = Promise.resolve(spec.run(call)).finally(() => underWay.delete(session));
  underWay.set(session, { number, answer });
  return answer;
}

async function inTransaction(call: Call, spec: Command): Promise<Answer> {
  const { name, command, session, connection } = call;
  demand(session, 'InvalidOptions', 'Transaction numbers are only allowed with a session');
  if (name in TRANSACTION_COMMANDS) return spec.run(call);
  demand(spec.transactional, 'OperationNotSupportedInTransaction', `Cannot run '${name}' in a multi-document transaction.`);
  if (command.startTransaction === true) begin(call, session);
  const transaction = runningTransaction(call, session);
  transaction.connection = connection;
  try {
    const answer = await withinTime(command.maxTimeMS, () => spec.run({ ...call, transaction }));
    if (session.transaction !== transaction) throw noSuchTransaction(session.number);
    if (!isEncoded(answer) && answer.writeErrors) transaction.abort('a write failed');
    return answer;
  } catch (error) {
    const shown = error instanceof Blocked ? await lost(transaction, error.holder) : error;
    transaction.abort((shown as Error).message);
    throw shown;
  }
}

/** The second writer loses; it is told when the first has ended, so that it does not try again in vain. */
async function lost(transaction: RunningTransaction, winner: Holder): Promise<Error> {
  if (!winner.waiting) {
    transaction.waiting = true;
    const timer = new AbortController();
    await Promise.race([winner.ended, pause(PATIENCE, undefined, { signal: timer.signal }).catch(() => undefined)]);
    timer.abort();
  }
  return writeConflict();
}

function begin({ command, store, connection }: Call, session: Session): void {
  const number = Number(command.txnNumber);
  const retried = session.number === number && session.outcome !== undefined;
  if (number < session.number || retried) {
    throw new StoreError('TransactionTooOld', `Cannot start transaction ${number}: the session is at ${session.number}`);
  }
  session.transaction?.abort('a newer transaction of its session began');
  Object.assign(session, { number, outcome: undefined, answer: undefined });
  session.transaction = new Transaction(store, session, connection);
}

function runningTransaction({ command }: Call, session: Session): RunningTransaction {
  const number = Number(command.txnNumber);
  if (session.transaction && session.number === number) return session.transaction;
  if (session.number === number && session.outcome === 'committed') {
    throw new StoreError('TransactionCommitted', `Transaction ${number} has been committed.`);
  }
  if (session.number === number) throw transient('NoSuchTransaction', `Transaction ${number} has been aborted.`);
  throw noSuchTransaction(number);
}
