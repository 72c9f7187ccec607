import { randomUUID } from 'node:crypto';
import { TestSystem, until } from '@linli/testing';
import { BookEntry, EntryBody, EntryBooked, EntryRefused, ledgerService } from '../testing/ledger';
import { metrics } from './metrics';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([ledgerService], { watch: [EntryBooked] });
});
afterAll(() => system.stop());
beforeEach(() => metrics.resetMetrics());

const entry = (text = 'book'): EntryBody => ({ entryId: randomUUID(), text });
const COMMAND = { service: 'events', contract: 'events.book-entry', handler: 'events.book-entry' };
const LISTENER = { service: 'events', contract: 'events.entry-booked.v1', handler: 'copy-entry-when-booked' };

/** The value of the series with exactly these labels, as it would be scraped. */
async function scraped(name: string, labels: Record<string, string>): Promise<number | undefined> {
  const lines = (await metrics.metrics()).split('\n');
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const line = lines.find((each) => each.startsWith(`${name}{`) && wanted.every((label) => each.includes(label)));
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
}

const reaches = (value: number, name: string, labels: Record<string, string>) =>
  until(`${name} = ${value}`, async () => (await scraped(name, labels)) === value);

describe('the metrics', () => {
  it('count and time what a handler has done, and what follows from it', async () => {
    await system.ask(BookEntry, entry());
    await reaches(1, 'linli_messages_handled_total', { ...COMMAND, outcome: 'done' });
    await reaches(1, 'linli_messages_handled_total', { ...LISTENER, outcome: 'done' });
    await reaches(1, 'linli_message_handling_seconds_count', COMMAND);
    await reaches(0, 'linli_messages_in_flight', LISTENER);
  });

  it('tell refusals from failures', async () => {
    await expect(system.ask(BookEntry, entry('refuse'))).rejects.toThrow(EntryRefused);
    await expect(system.ask(BookEntry, entry('break'))).rejects.toThrow();
    expect(await scraped('linli_messages_handled_total', { ...COMMAND, outcome: 'refused' })).toBe(1);
    expect(await scraped('linli_messages_handled_total', { ...COMMAND, outcome: 'failed' })).toBe(1);
  });

  it('count attempts that are put off and messages that are given up', async () => {
    await system.publish(EntryBooked, entry('fail once'));
    await reaches(1, 'linli_message_retries_total', LISTENER);
    await system.publish(EntryBooked, { ...entry(), text: 7 } as unknown as EntryBody);
    await reaches(1, 'linli_dead_letters_total', LISTENER);
  });

  it('have one series per handler, whatever arrives', async () => {
    for (let messages = 0; messages < 5; messages++) await system.ask(BookEntry, entry());
    const series = (await metrics.metrics())
      .split('\n')
      .filter((line) => line.startsWith('linli_message_handling_seconds_count'));
    expect(series.length).toBeLessThanOrEqual(2);
  });

  it('show how much waits in the outbox, and for how long', async () => {
    await reaches(0, 'linli_outbox_rows', { service: 'events' });
    const twoMinutesAgo = (Date.now() - 120_000).toString(16).padStart(12, '0');
    const _id = `${twoMinutesAgo.slice(0, 8)}-${twoMinutesAgo.slice(8)}-7000-8000-000000000000`;
    const row = { _id, messages: [], relay: 'elsewhere' };
    await system.database().collection<{ _id: string }>('outbox').insertOne(row);
    await reaches(1, 'linli_outbox_rows', { service: 'events' });
    expect(await scraped('linli_outbox_oldest_seconds', { service: 'events' })).toBeGreaterThan(119);
  });
});
