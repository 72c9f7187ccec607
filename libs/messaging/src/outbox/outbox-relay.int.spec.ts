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

/** A relay with so many rows, that is leased, or has been, for so long from now. */
async function aRelay(leasedForMs: number, count: number) {
  const _id = newId();
  const left = Array.from({ length: count }, () => aRow(_id));
  // The rows first: what is left later is looked for later.
  if (count > 0) await collection('outbox').insertMany(left.map(({ row }) => row));
  await collection('outboxRelays').insertOne({ _id, leasedUntil: new Date(Date.now() + leasedForMs), silentSince: null });
  return { relay: _id, entries: left.map(({ entryId }) => entryId) };
}

const known = (entryId: string) => system.facts(EntryBooked).some((fact) => fact.entryId === entryId);
const told = (entryIds: readonly string[]) => until('the facts', () => entryIds.every(known));
const rowsOf = (relay: string) => collection('outbox').countDocuments({ relay });

describe('the outbox relay', () => {
  it('sends what a crashed process has left, and removes it once it is confirmed', async () => {
    const { entries } = await aRelay(-1, 1);
    await told(entries);
    await until('an empty outbox', async () => (await collection('outbox').countDocuments({})) === 0);
  });

  it('takes over more rows than it reads at a time', async () => {
    const { entries } = await aRelay(-1, 700);
    await told(entries);
    await until('an empty outbox', async () => (await collection('outbox').countDocuments({})) === 0);
  });

  it('leaves rows alone whose relay is alive', async () => {
    const alive = await aRelay(60_000, 1);
    const stale = await aRelay(-1, 1);
    await told(stale.entries);
    expect([alive.entries.some(known), await rowsOf(alive.relay)]).toEqual([false, 1]);
  });

  it('remembers a silent relay, for a transaction of it may still commit', async () => {
    const { relay } = await aRelay(-1, 0);
    await until('its silence', async () => (await collection('outboxRelays').findOne({ _id: relay }))?.silentSince);
    const { entryId, row } = aRow(relay);
    await collection('outbox').insertOne(row);
    await collection('outboxRelays').updateOne({ _id: relay }, { $set: { leasedUntil: new Date(0) } });
    await told([entryId]);
    await collection('outboxRelays').updateOne({ _id: relay }, { $set: { leasedUntil: new Date(0), silentSince: new Date(0) } });
    await until('its being forgotten', async () => (await collection('outboxRelays').countDocuments({ _id: relay })) === 0);
  });

  it('has a lease of its own', async () => {
    const [own] = await collection('outboxRelays').find({ silentSince: null }).sort({ leasedUntil: -1 }).toArray();
    expect(Number(own?.leasedUntil)).toBeGreaterThan(Date.now());
  });
});
