import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { LISTENER } from '../facts/listener';
import { Seen } from '../facts/tally';
import { Benchmark, Contender, Goal, Running, Sample } from '../measure/benchmark';
import { AMQP_URL } from '../measure/services';
import { Worker } from '../measure/worker';
import { EventLoad, Produced, Run } from './load';
import { PER_CHANGE } from './way';

const RAW = 'raw amqplib';
const PACKED = 'raw amqplib, packed';
const CAPACITY = 'as fast as it goes';
const offered = (perSecond: number): string => `${perSecond} a second offered`;

/** How much of the load a contender gets when it goes as fast as it can: less where it would take too long. */
type Terms = Omit<Contender<EventLoad>, 'start'> & { readonly share: number };

const PEER = `at once 64 × (insert the change, then publish ${PER_CHANGE} events; no outbox: a crash in between loses them`;
const PEER_EFFECT = 'prefetch 300, effect by insertOne, ack after it, no inbox: a redelivery doubles it; noDelay';

const TERMS: readonly Terms[] = [
  {
    name: RAW,
    role: 'limit',
    terms: 'confirm window 1,000, one message per event, acks of a tick in one; no store on either side',
    share: 1,
  },
  {
    name: PACKED,
    role: 'limit',
    terms: '100 events in a message, 20 messages unconfirmed, acks of a tick in one; no store on either side',
    share: 1,
    takes: ({ perSecond }) => perSecond === undefined,
  },
  {
    name: 'linli',
    role: 'subject',
    terms: `at once 64 transactions (change and outbox row of ${PER_CHANGE} events) in one process; ${LISTENER}`,
    share: 0.3,
  },
  { name: 'golevelup, one by one', role: 'peer', terms: `${PEER}), each confirm awaited; ${PEER_EFFECT}`, share: 0.3 },
  { name: 'golevelup, Promise.all', role: 'peer', terms: `${PEER}), confirms awaited together; ${PEER_EFFECT}`, share: 0.3 },
];

const goals: Goal[] = [
  { load: CAPACITY, against: RAW, of: 'rate', atLeast: 0.8 },
  { load: CAPACITY, against: PACKED, of: 'rate', atLeast: 4 },
  { load: offered(5_000), of: 'p99', atMost: 50 },
];

/** From a change to its effect in another service. */
export const benchmark: Benchmark<EventLoad> = {
  id: 'B3',
  title: 'outbox → broker → effect, events of 1 KiB, quorum queue; latency from the instant the change was due',
  target: '≥ 80 % of raw unpacked, ≥ 4 × raw packed; p99 ≤ 50 ms at 5,000 a second',
  goals,
  store: 'MONGODB_URI',
  broker: 'AMQP_URL',
  contenders: (long) => TERMS.map((terms) => ({ ...terms, terms: shareOf(terms, long), start: () => start(terms) })),
  loads: (long) => loads(long),
  pairs: (long) => (long ? 7 : 5),
};

const eventsIn = (long: boolean): number => (long ? 100_000 : 5_000);

const shareOf = ({ terms, share }: Terms, long: boolean): string =>
  `${terms}; ${(eventsIn(long) * share).toLocaleString('en')} events as fast as it goes`;

/** Events by their number a second. */
const OFFERS: readonly [perSecond: number, events: number][] = [
  [1_000, 400],
  [5_000, 1_500],
];
const LONG_SECONDS = 10;

const loads = (long: boolean): EventLoad[] => [
  { name: CAPACITY, events: eventsIn(long) },
  ...OFFERS.map(([perSecond, events]) => ({
    name: offered(perSecond),
    events: long ? perSecond * LONG_SECONDS : events,
    perSecond,
  })),
];

async function start({ name, share }: Terms): Promise<Running<EventLoad>> {
  const module = join(__dirname, 'process.js');
  const namespace = `bench-${randomUUID().slice(0, 8)}`;
  const sideOf = (side: string): Promise<Worker> => Worker.start(module, [side, name, AMQP_URL, namespace]);
  const [consumer, producer] = await Promise.all([sideOf('consumer'), sideOf('producer')]);
  const run = async (load: EventLoad): Promise<Sample> => {
    const job: Run = { ...load, events: load.perSecond ? load.events : load.events * share, run: randomUUID() };
    const [seen, produced] = await Promise.all([consumer.do<Seen & Pick<Sample, 'problems'>>(job), producer.do<Produced>(job)]);
    return sampleOf(seen, produced);
  };
  const stop = async (): Promise<void> => {
    await producer.stop();
    await consumer.stop();
  };
  return { run, stop };
}

function sampleOf({ facts, lastUs, p50, p99, problems }: Seen & Pick<Sample, 'problems'>, produced: Produced): Sample {
  const seconds = (lastUs - produced.startedUs) / 1e6;
  return { rate: facts / seconds, p50, p99, problems: [...produced.problems, ...problems] };
}
