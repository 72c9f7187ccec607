import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Benchmark, Contender, Goal, Running, Sample } from '../measure/benchmark';
import { AMQP_URL } from '../measure/services';
import { Worker } from '../measure/worker';
import { CallLoad } from './closed-loop';

const NEST = 'Nest RMQ';
const RAW = 'raw amqplib';

/** Fastest documented settings each; nobody persists a request. */
const TERMS: readonly Omit<Contender<CallLoad>, 'start'>[] = [
  { name: RAW, role: 'limit', terms: 'one message per call, ack after the reply, prefetch 300, noDelay' },
  {
    name: 'raw amqplib, packed',
    role: 'limit',
    terms: 'the calls of a tick in one message, no envelope, no validation, no deadline',
  },
  {
    name: 'linli',
    role: 'subject',
    terms: 'MessageClient to BusServer, a validated query; ack after the replies, deadline 10 s',
  },
  { name: NEST, role: 'peer', terms: 'prefetch 300, noAck (its default), persistent false, noDelay, direct reply-to' },
  { name: 'golevelup', role: 'peer', terms: 'prefetch 300, ack after the reply, persistent false, noDelay, direct reply-to' },
  { name: 'moleculer', role: 'peer', terms: 'prefetch 300, ack after the reply, persistent false, noDelay, own balancer' },
];

const at = (callers: number): string => nameOf(256, callers);

const goals: Goal[] = [
  { load: at(256), against: NEST, of: 'rate', atLeast: 8 },
  { load: at(256), against: RAW, of: 'rate', atLeast: 5 },
  { load: at(1), against: RAW, of: 'p50', atMost: 1.2 },
];

/** Gateway request → reply. */
export const benchmark: Benchmark<CallLoad> = {
  id: 'B2',
  title: 'request → reply over RabbitMQ; 1 call in 100 takes 50 ms (and is left out of the latencies)',
  target: '≥ 8 × Nest and ≥ 5 × raw unpacked at 256; at concurrency 1 ≤ 1.2 × raw latency',
  goals,
  store: 'none',
  broker: 'AMQP_URL',
  contenders: () => TERMS.map((terms) => ({ ...terms, start: () => start(terms.name) })),
  loads: (long) =>
    long ? loads([256, 2_048], [1, 32, 256, 1_000], 1_500) : [...loads([256], [1, 256], 300), ...loads([2_048], [256], 300)],
  pairs: (long) => (long ? 7 : 5),
};

const loads = (sizes: readonly number[], callers: readonly number[], milliseconds: number): CallLoad[] =>
  sizes.flatMap((bytes) => callers.map((count) => ({ name: nameOf(bytes, count), bytes, callers: count, milliseconds })));

function nameOf(bytes: number, callers: number): string {
  return `${bytes} B, ${callers} at once`;
}

async function start(name: string): Promise<Running<CallLoad>> {
  const module = join(__dirname, 'process.js');
  const namespace = `bench-${randomUUID().slice(0, 8)}`;
  const service = await Worker.start(module, ['service', name, AMQP_URL, namespace]);
  const client = await Worker.start(module, ['client', name, AMQP_URL, namespace]);
  const stop = async (): Promise<void> => {
    await client.stop();
    await service.stop();
  };
  return { run: (load) => client.do<Sample>(load), stop };
}
