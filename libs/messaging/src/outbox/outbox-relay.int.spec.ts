import { randomUUID } from 'node:crypto';
import { TestSystem, until } from '@linli/testing';
import { EntryBooked, ledgerService } from '../testing/ledger';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([ledgerService], { watch: [EntryBooked] });
});
afterAll(() => system.stop());

const outbox = () => system.database().collection<{ _id: string }>('outbox');

function rowLeftBy(relay: string, leasedUntil: Date) {
  const entryId = randomUUID();
  const envelope = {
    id: randomUUID(),
    type: EntryBooked.name,
    source: 'events',
    time: new Date().toISOString(),
    correlationid: 'c1',
    subject: entryId,
  };
  return {
    entryId,
    row: {
      _id: randomUUID(),
      messages: [{ envelope, body: JSON.stringify({ entryId, text: 'left over' }) }],
      relay,
      leasedUntil,
    },
  };
}

describe('the outbox relay', () => {
  it('sends what a crashed process has left, and removes it once it is confirmed', async () => {
    const { entryId, row } = rowLeftBy('crashed', new Date(Date.now() - 1));
    await outbox().insertOne(row);
    await until('the fact', () => system.facts(EntryBooked).some((fact) => fact.entryId === entryId));
    await until('an empty outbox', async () => (await outbox().countDocuments({ _id: row._id })) === 0);
  });

  it('leaves rows alone whose relay is alive', async () => {
    const [alive, stale] = [rowLeftBy('alive', new Date(Date.now() + 60_000)), rowLeftBy('crashed', new Date(Date.now() - 1))];
    await outbox().insertOne(alive.row);
    await outbox().insertOne(stale.row);
    await until('the stale row', () => system.facts(EntryBooked).some((fact) => fact.entryId === stale.entryId));
    expect(system.facts(EntryBooked).some((fact) => fact.entryId === alive.entryId)).toBe(false);
    expect(await outbox().countDocuments({ _id: alive.row._id })).toBe(1);
  });
});
