import type { Doc } from '../bson-types';
import { demand } from '../errors';
import { noSuchTransaction, type Session } from '../sessions';
import type { Call, Command } from './call';

function sessionOf({ command, session, db }: Call): { session: Session; number: number } {
  demand(
    db === 'admin',
    'IllegalOperation',
    'commitTransaction and abortTransaction may only be run against the admin database.',
  );
  demand(session, 'IllegalOperation', 'A transaction needs a session');
  return { session, number: Number(command.txnNumber) };
}

const commitTransaction: Command = {
  fields: ['recoveryToken'],
  async run(call) {
    const { session, number } = sessionOf(call);
    const { store } = call;
    if (session.number === number && session.outcome === 'committed') {
      await store.disk.commit([]);
      return { ok: 1 };
    }
    const { transaction } = session;
    if (!transaction || session.number !== number) throw noSuchTransaction(number);
    const answer: Doc = { ok: 1 };
    const changes = transaction.commit();
    if (changes.length) store.sessions.remember(session, { outcome: 'committed', answer }, changes);
    await store.disk.commit(changes);
    return answer;
  },
};

const abortTransaction: Command = {
  fields: ['recoveryToken'],
  run(call) {
    const { session, number } = sessionOf(call);
    if (!session.transaction || session.number !== number) throw noSuchTransaction(number);
    session.transaction.abort('its client asked for it');
    return { ok: 1 };
  },
};

/** The commands that end a transaction. */
export const TRANSACTION_COMMANDS: Record<string, Command> = { commitTransaction, abortTransaction };
