import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Collection } from './collection';
import { Disk } from './disk';
import { Store } from './store';
import { Transaction } from './transaction';

describe('a transaction of the store', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-transaction-'));
  const disk = new Disk(dataDir);
  const store = new Store(disk, () => undefined);
  let things: Collection;
  let made = 0;
  const begin = () => new Transaction(store, { id: '00', number: 1, lastUsed: 0 }, {});

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
});
