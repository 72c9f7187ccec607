import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { LISTENER } from '../facts/listener';
import { Benchmark, Contender, Goal, Running, Sample } from '../measure/benchmark';
import { AMQP_URL } from '../measure/services';
import { Worker } from '../measure/worker';
import { QueueLoad, Run } from './load';

/** How much of the load a contender gets: less where it would take too long. */
type Terms = Omit<Contender<QueueLoad>, 'start'> & { readonly share: number };

const LOAD = 'a full queue';
const PREFETCHES = [1, 100, 1_000];
const inboxRow = (prefetch: number): string => `inbox row, prefetch ${prefetch}`;

const TERMS: readonly Terms[] = [
  { name: 'raw drain', role: 'limit', terms: 'amqplib, prefetch 1,000, acks of a tick in one; no store', share: 1 },
  { name: 'raw insertMany', role: 'limit', terms: 'the effects without their duplicates, 1,000 at a time; no broker', share: 1 },
  { name: 'linli', role: 'subject', terms: `a service as apps run it: ${LISTENER}`, share: 1 },
  ...PREFETCHES.map((prefetch) => ({
    name: inboxRow(prefetch),
    role: 'peer' as const,
    terms: 'amqplib and mongoose by hand: inbox row and effect in a transaction per message (at most 50 at once), then ack',
    share: prefetch === 1 ? 0.03 : 0.1,
  })),
];

const goals: Goal[] = PREFETCHES.map((prefetch) => ({ load: LOAD, against: inboxRow(prefetch), of: 'rate', atLeast: 10 }));

/** A consumer that has each effect once, however often the message comes. */
export const benchmark: Benchmark<QueueLoad> = {
  id: 'B4',
  title: 'idempotent consumer, messages of 256 B from a full quorum queue, 5 % of them duplicates; effects a second',
  target: '≥ 10 × an inbox row per message',
  goals,
  store: 'MONGODB_URI',
  broker: 'AMQP_URL',
  contenders: (long) => TERMS.map((terms) => ({ ...terms, terms: shareOf(terms, long), start: () => start(terms) })),
  loads: (long) => [{ name: LOAD, messages: messages(long) }],
  pairs: (long) => (long ? 7 : 5),
};

const messages = (long: boolean): number => (long ? 200_000 : 8_000);

const shareOf = ({ terms, share }: Terms, long: boolean): string =>
  `${terms}; ${(messages(long) * share).toLocaleString('en')} messages`;

async function start({ name, share }: Terms): Promise<Running<QueueLoad>> {
  const namespace = `bench-${randomUUID().slice(0, 8)}`;
  const consumer = await Worker.start(join(__dirname, 'process.js'), ['consumer', name, AMQP_URL, namespace]);
  const run = (load: QueueLoad): Promise<Sample> =>
    consumer.do<Sample>({ ...load, messages: load.messages * share, run: randomUUID() } satisfies Run);
  return { run, stop: () => consumer.stop() };
}
