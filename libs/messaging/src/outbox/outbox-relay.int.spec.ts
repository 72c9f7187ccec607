import { randomUUID } from 'node:crypto';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { EntryBooked, ledgerService } from '../testing/ledger';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([ledgerService], { watch: [EntryBooked] });
});
afterAll(() => system.stop());

type Row = { _id: string } & Record<string, unknown>;
const collection = (name: string) => system.database().collection<Row>(name);

/** A row that tells of a new entry. */
function aRow(relay: string): { entryId: string; row: Row } {
  const entryId = randomUUID();
  const body = JSON.stringify({ entryId, text: 'left over' });
  const envelope = { id: randomUUID(), type: EntryBooked.name, source: 'events', correlationid: 'c1', subject: entryId };
  return {
    entryId,
    row: { _id: newId(), relay, messages: [{ envelope: { ...envelope, time: new Date().toISOString() }, body }] },
  };
}

/** A relay that is leased, or has been, for so long from now. */
async function aRelay(leasedForMs: number): Promise<string> {
  const _id = newId();
  await collection('outboxRelays').insertOne({ _id, leasedUntil: new Date(Date.now() + leasedForMs), silentSince: null });
  return _id;
}

const told = (entryId: string) => until('the fact', () => system.facts(EntryBooked).some((fact) => fact.entryId === entryId));
const rowsOf = (relay: string) => collection('outbox').countDocuments({ relay });

describe('the outbox relay', () => {
  it('sends what a crashed process has left, and removes it once it is confirmed', async () => {
    const relay = await aRelay(-1);
    const { entryId, row } = aRow(relay);
    await collection('outbox').insertOne(row);
    await told(entryId);
    await until('an empty outbox', async () => (await collection('outbox').countDocuments({ _id: row._id })) === 0);
  });

  it('takes over more rows than it reads at a time', async () => {
    const relay = newId();
    const rows = Array.from({ length: 1_200 }, () => aRow(relay));
    await collection('outbox').insertMany(rows.map(({ row }) => row));
    await collection('outboxRelays').insertOne({ _id: relay, leasedUntil: new Date(0), silentSince: null });
    await until('an empty outbox', async () => (await collection('outbox').countDocuments({})) === 0);
    const entries = system.facts(EntryBooked).map(({ entryId }) => entryId);
    expect(rows.filter(({ entryId }) => !entries.includes(entryId))).toEqual([]);
  });

  it('leaves rows alone whose relay is alive', async () => {
    const [alive, stale] = [await aRelay(60_000), await aRelay(-1)];
    const [kept, sent] = [aRow(alive), aRow(stale)];
    await collection('outbox').insertOne(kept.row);
    await collection('outbox').insertOne(sent.row);
    await told(sent.entryId);
    expect(system.facts(EntryBooked).some(({ entryId }) => entryId === kept.entryId)).toBe(false);
    expect(await rowsOf(alive)).toBe(1);
  });

  it('remembers a silent relay, for a transaction of it may still commit', async () => {
    const relay = await aRelay(-1);
    await until('its silence', async () => (await collection('outboxRelays').findOne({ _id: relay }))?.silentSince);
    const { entryId, row } = aRow(relay);
    await collection('outbox').insertOne(row);
    await collection('outboxRelays').updateOne({ _id: relay }, { $set: { leasedUntil: new Date(0) } });
    await told(entryId);
    await collection('outboxRelays').updateOne({ _id: relay }, { $set: { leasedUntil: new Date(0), silentSince: new Date(0) } });
    await until('its being forgotten', async () => (await collection('outboxRelays').countDocuments({ _id: relay })) === 0);
  });

  it('has a lease of its own', async () => {
    const [own] = await collection('outboxRelays').find({ silentSince: null }).sort({ leasedUntil: -1 }).toArray();
    expect(Number(own?.leasedUntil)).toBeGreaterThan(Date.now());
  });
});
