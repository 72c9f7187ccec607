import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Contender } from '../measure/benchmark';
import { Worker } from '../measure/worker';
import { Counter, Registered } from './counter';
import { openLinli } from './linli';
import type { Job } from './process';
import { Rush, Storm } from './storm';

export const ECHO = 'Fastify POST echo';
export const MONOLITH = 'Fastify + Mongoose';

type Named = Omit<Contender<Rush>, 'start'> & { readonly open: () => Promise<Counter> };

const COUNTERS: readonly Named[] = [
  { name: ECHO, role: 'limit', terms: 'one process, no store, no token', open: openEcho },
  {
    name: 'linli',
    role: 'subject',
    terms:
      'gateway → broker → events → store; tokens checked, keys kept for a day, messages to others in the same write; journaled',
    open: openLinli,
  },
  {
    name: MONOLITH,
    role: 'peer',
    terms:
      'one process, guarded findOneAndUpdate + insert; no token, no key, no messages; journaled, but not both writes or none',
    open: openMonolith,
  },
  {
    name: "Nest's RMQ transport",
    role: 'peer',
    terms: 'the same handler behind the broker: acknowledged on delivery, not persistent, prefetch 300, noDelay',
    open: openNest,
  },
];

/** Everybody whom one storm after another comes to. */
export const contenders = (): Contender<Rush>[] =>
  COUNTERS.map(({ open, ...named }) => ({
    ...named,
    start: async () => {
      const counter = await open();
      const storm = new Storm(counter);
      return { run: (load) => storm.run(load), stop: () => counter.stop() };
    },
  }));

const started = (name: string, database: string): Promise<Worker> =>
  Worker.start(join(__dirname, 'process.js'), [name, database]);

async function openEcho(): Promise<Counter> {
  const worker = await started('echo', '');
  return {
    port: await ask<number>(worker, 'port'),
    openEvent: async () => 'echo',
    headersOf: async () => ({}),
    pathOf: () => '/echo',
    stop: () => worker.stop(),
  };
}

async function openMonolith(): Promise<Counter> {
  const worker = await started('monolith', databaseName());
  return peerAt(await ask<number>(worker, 'port'), worker, [worker]);
}

async function openNest(): Promise<Counter> {
  const name = databaseName();
  const service = await started('nest-service', name);
  const front = await started('nest-front', name);
  return peerAt(await ask<number>(front, 'port'), service, [front, service]);
}

const databaseName = (): string => `bench-${randomUUID().slice(0, 8)}`;

const ask = <Value>(worker: Worker, job: Job): Promise<Value> => worker.do<Value>(job);

const peerAt = (port: number, desk: Worker, all: readonly Worker[]): Counter => ({
  port,
  openEvent: (open) => ask<string>(desk, { open }),
  headersOf: async (resident) => ({ 'x-resident': resident }),
  pathOf: (eventId) => `/events/${eventId}/registrations`,
  cancelPathOf: (id) => `/registrations/${id}/cancel`,
  registrations: (list) => ask<Registered[]>(desk, { list }),
  stop: async () => {
    for (const worker of all) await worker.stop();
  },
});
