import type { ClientSession, Collection, Document, MongoServerError } from 'mongodb';
import type { Store } from './behaviour';

/** What the behaviours of transactions work with. */
export interface Ledger {
  accounts: Collection<Document>;
  session: ClientSession;
  other: ClientSession;
  money: (owner: string, session?: ClientSession) => Promise<number | undefined>;
  add: (owner: string, money: number, session?: ClientSession) => Promise<unknown>;
}

/** Two accounts, a with 10 and b with 0, and two sessions, the first with a transaction begun. */
export async function ledger<T>({ fresh, client }: Store, work: (ledger: Ledger) => Promise<T>): Promise<T> {
  const accounts = await fresh([
    { owner: 'a', money: 10 },
    { owner: 'b', money: 0 },
  ]);
  await accounts.createIndex({ owner: 1 }, { unique: true });
  const [session, other] = [client.startSession(), client.startSession()];
  session.startTransaction();
  try {
    return await work({
      accounts,
      session,
      other,
      money: async (owner, own) => (await accounts.findOne({ owner }, { session: own }))?.money,
      add: (owner, money, own) => accounts.updateOne({ owner }, { $inc: { money } }, { session: own }),
    });
  } finally {
    await Promise.all([session.endSession(), other.endSession()]);
  }
}

/** The code of a failure, and whether the transaction should be run again. */
export const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'no failure',
    (error: MongoServerError) => [error.code, error.hasErrorLabel('TransientTransactionError')],
  );
