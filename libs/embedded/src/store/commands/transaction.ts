import type { Doc } from '../bson-types';
import { demand } from '../errors';
import { noSuchTransaction, type RunningTransaction, type Session } from '../sessions';
import type { Store } from '../store';
import type { Call, Command } from './call';

function sessionOf({ command, session }: Call): { session: Session; number: number } {
  demand(session, 'IllegalOperation', 'A transaction needs a session');
  return { session, number: Number(command.txnNumber) };
}

const commitTransaction: Command = {
  fields: ['recoveryToken'],
  async run(call) {
    const { session, number } = sessionOf(call);
    const { store } = call;
    if (session.number === number && session.outcome === 'committed') return { ok: 1 };
    const { transaction } = session;
    if (!transaction || session.number !== number) throw noSuchTransaction(number);
    return commit(store, session, transaction);
  },
};

async function commit(store: Store, session: Session, transaction: RunningTransaction): Promise<Doc> {
  const answer: Doc = { ok: 1 };
  try {
    await store.writer.submit(() => {
      const done = { outcome: 'committed', answer } as const;
      if (transaction.commit()) store.sessions.note(store.disk, session, done);
    });
  } catch (error) {
    transaction.abort((error as Error).message);
    if (session.outcome === 'committed') session.outcome = 'aborted';
    throw error;
  }
  return answer;
}

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
