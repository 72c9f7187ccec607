import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UUID } from 'bson';
import type { Collection } from './collection';
import { Disk } from './disk';
import { Store } from './store';
import { Transaction } from './transaction';
import { TransactionLimits } from './transaction-limits';
import { WriteUnit } from './write-unit';

describe('a transaction of the store', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-transaction-'));
  const disk = new Disk(dataDir);
  const store = new Store(disk, () => undefined);
  let things: Collection;
  let made = 0;
  const begin = () => {
    const session = store.sessions.of({ lsid: { id: new UUID() } })!;
    session.transaction = new Transaction(store, session, {});
    return session.transaction as Transaction;
  };

  beforeEach(async () => {
    made += 1;
    things = await store.writer.submit(() => store.create('app', `things${made}`));
  });
  afterAll(async () => {
    await store.writer.close();
    await disk.close();
    rmSync(dataDir, { recursive: true });
  });

  it('claims nothing any more once it has ended, whatever command of it comes late', () => {
    const transaction = begin();
    const view = transaction.view(things);
    transaction.abort('its client disconnected');
    expect(() => view.insert({ _id: 1 })).toThrow(/does not match any in-progress transactions/);
    const next = begin();
    next.view(things).insert({ _id: 1 });
    expect(store.claims.watched).toBe(true);
    next.abort('the test is over');
    expect(store.claims.watched).toBe(false);
  });

  it('conflicts with the end of a collection that it has written to', async () => {
    const transaction = begin();
    transaction.view(things).insert({ _id: 1 });
    await store.writer.submit(() => store.drop(things));
    await expect(store.writer.submit(() => transaction.commit())).rejects.toMatchObject({ code: 112 });
    transaction.abort('it conflicts');
  });

  it('is rolled back after 60 s, whatever its client does', () => {
    const limits = new TransactionLimits(store);
    const transaction = begin();
    limits.look(transaction.since + 60_000);
    expect(transaction.outcome).toBeUndefined();
    limits.look(transaction.since + 60_001);
    expect(transaction.outcome).toBe('it ran for 60 s');
    expect(() => transaction.view(things).insert({ _id: 1 })).toThrow(/does not match any in-progress transactions/);
    limits.stop();
  });

  it('is rolled back when what others write cannot be put into the gaps of the data file for its sake', async () => {
    const growth = 4 * 1024 * 1024;
    const limits = new TransactionLimits(store, { growth });
    const writeAll = () =>
      store.writer.submit(() => {
        const unit = new WriteUnit(store);
        const view = unit.view(things);
        for (const row of [...view.all()]) view.remove(row);
        for (let n = 0; n < 100; n++) view.insert({ _id: n, text: 'x'.repeat(3_000) });
        unit.apply();
      });
    await writeAll();
    const reader = begin();
    limits.look(reader.since);
    const before = disk.size;
    for (let n = 0; n < 100 && !reader.outcome; n++) {
      await writeAll();
      limits.look(reader.since);
    }
    expect(reader.outcome).toBe('the data file grew too much while it ran');
    expect(disk.size - before).toBeLessThan(2 * growth);
    // The gaps that it leaves are enough for as much again.
    const after = disk.size;
    for (let n = 0; n < 10; n++) await writeAll();
    expect(disk.size - after).toBeLessThan(growth / 2);
    limits.stop();
  });
});
