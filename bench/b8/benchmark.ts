import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Benchmark, Contender, Running } from '../measure/benchmark';
import { Worker } from '../measure/worker';
import { startLinli } from './linli';
import { Server } from './server';
import { OfferedLoad, Seen, Siege } from './siege';

const PEAK = 'peak';
const FOUR_TIMES = '4 × offered';

const TERMS: readonly (Omit<Contender<OfferedLoad>, 'start'> & { readonly open: () => Promise<Server> })[] = [
  {
    name: 'linli',
    role: 'subject',
    terms: 'gateway → broker → events → store, its limits as they are by default',
    open: startLinli,
  },
  {
    name: 'Nest',
    role: 'peer',
    terms: 'monolith on Fastify, driver → store; no limits (its default)',
    open: () => openPeer('nest'),
  },
  {
    name: 'Fastify + under-pressure',
    role: 'peer',
    terms: 'monolith, driver → store; event loop delay 1,000 ms, use 0.98 (its documentation)',
    open: () => openPeer('under-pressure'),
  },
];

/** A list of five events is read by more than can be served. */
export const benchmark: Benchmark<OfferedLoad> = {
  id: 'B8',
  title: 'overload: reads of a list, as many a second as the contender can do at most and some times as many; 200s a second',
  target: '≥ 90 % of the peak at 4 ×; every refusal 429 or 503 with Retry-After; recovered within 2 s',
  goals: [{ load: FOUR_TIMES, than: PEAK, of: 'rate', atLeast: 0.9 }],
  store: 'MONGODB_URI',
  broker: 'AMQP_URL',
  contenders: () => TERMS.map(({ open, ...terms }) => ({ ...terms, start: () => start(terms, open) })),
  loads: (long) => {
    const milliseconds = long ? 10_000 : 2_500;
    const offered = (long ? [0.5, 1, 2, 4] : [1, 4]).map((times) => ({ name: `${times} × offered`, times, milliseconds }));
    return [{ name: PEAK, milliseconds }, ...offered];
  },
  pairs: () => 5,
  notes: async () => notes.splice(0),
};

const notes: string[] = [];

async function start(
  { name, role }: Omit<Contender<OfferedLoad>, 'start'>,
  open: () => Promise<Server>,
): Promise<Running<OfferedLoad>> {
  const server = await open();
  const siege = new Siege(server, role === 'subject');
  const stop = async (): Promise<void> => {
    notes.push(`${name}: ${wordsOf(siege.seen)}`);
    await server.stop();
  };
  return { run: (load) => siege.run(load), stop };
}

const wordsOf = ({ memory, recoveredMs, refused, untold, failed }: Seen): string =>
  `up to ${memory} MiB, served again after ${recoveredMs} ms at most, ${refused} refused (${untold} without Retry-After), ${failed} failed`;

async function openPeer(name: string): Promise<Server> {
  const worker = await Worker.start(join(__dirname, 'process.js'), ['peer', name, `bench-${randomUUID().slice(0, 8)}`]);
  const port = await worker.do<number>('port');
  return {
    url: `http://127.0.0.1:${port}`,
    path: '/events',
    memory: () => worker.do<number>('memory'),
    stop: () => worker.stop(),
  };
}
