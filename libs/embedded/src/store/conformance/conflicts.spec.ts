import { answers, topic } from './behaviour';
import { failure, ledger } from './ledger';

topic('Conflicts of transactions', () => {
  answers(
    'transactions that write different documents both commit',
    (store) =>
      ledger(store, async ({ session, other, money, add }) => {
        other.startTransaction();
        await add('a', 1, session);
        await add('b', 1, other);
        await other.commitTransaction();
        await session.commitTransaction();
        return [await money('a'), await money('b')];
      }),
    [11, 1],
  );
  answers(
    'the second writer of a document gets WriteConflict at once',
    (store) =>
      ledger(store, async ({ session, other, money, add }) => {
        other.startTransaction();
        await add('a', 1, session);
        const began = Date.now();
        const conflict = await failure(add('a', 5, other));
        const took = Date.now() - began;
        await session.commitTransaction();
        return [conflict, took < 2_000, await money('a')];
      }),
    [[112, true], true, 11],
  );
  answers(
    'a transaction reads as of its start',
    (store) =>
      ledger(store, async ({ session, money, add }) => {
        const before = await money('b', session);
        await add('b', 7);
        const during = await money('b', session);
        await session.commitTransaction();
        return [before, during, await money('b')];
      }),
    [0, 0, 7],
  );
  answers(
    'a transaction cannot write what was changed after its start',
    (store) =>
      ledger(store, async ({ session, money, add }) => {
        await money('b', session);
        await add('a', 7);
        const conflict = await failure(add('a', 1, session));
        return [conflict, await money('a')];
      }),
    [[112, true], 17],
  );
  answers(
    'transactions that insert one unique value conflict',
    (store) =>
      ledger(store, async ({ accounts, session, other }) => {
        other.startTransaction();
        await accounts.insertOne({ owner: 'c' }, { session });
        const second = await failure(accounts.insertOne({ owner: 'c' }, { session: other }));
        await session.commitTransaction();
        return [second, await accounts.countDocuments({ owner: 'c' })];
      }),
    [[112, true], 1],
  );
  answers(
    'a write outside waits for the transaction that holds the document',
    (store) =>
      ledger(store, async ({ session, money, add }) => {
        await add('a', 1, session);
        const outside = add('a', 5);
        await new Promise((done) => setTimeout(done, 100));
        await session.commitTransaction();
        await outside;
        return money('a');
      }),
    16,
  );
  answers(
    'a reader is never held up by a writer',
    (store) =>
      ledger(store, async ({ session, money, add }) => {
        await add('a', 1, session);
        const began = Date.now();
        const seen = await money('a');
        return [seen, Date.now() - began < 1_000];
      }),
    [10, true],
  );
});
