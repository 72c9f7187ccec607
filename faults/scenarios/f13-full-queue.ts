import { setTimeout as pause } from 'node:timers/promises';
import { ofThese, Violation, violation } from '../check/violation';
import { DAWDLES } from '../tally/tally';
import { Bench } from './bench';
import { Finding, Scenario } from './scenario';
import { Trial } from './trial';

/** So few rows that the outboxes are full soon, too: then writes are refused, and reads go on. */
const ENVIRONMENT = { OUTBOX_LIMIT: '10' };
/** Each process counts for itself, and what is on its way when it is full still comes in. */
const ROWS_AT_MOST = 60;
const POLICY = 'full-on-purpose';
const LENGTH = 5;
const ROOM = 1_000_000;
const STUCK_MS = [6_000, 30_000] as const;
/** Processor time that a process may use while what it wants to publish is refused, of the time that passes. */
const BUSY_SHARE = 0.6;

/** The tally is slow and then stuck, and its queues take no more than a few messages. */
async function run(bench: Bench): Promise<Finding> {
  const { system, rabbit, smoke } = bench;
  await limitQueues(bench, LENGTH);
  const trial = await Trial.start(bench, { title: DAWDLES, onlyRegister: true });
  await pause(1_000);
  // A stuck consumer is noticed, and its messages count again, only after two heartbeats; the short form has none left at once.
  for (const tally of system.allOf('tally')) await tally.signal(smoke ? 'SIGKILL' : 'SIGSTOP');
  const found = await watchForHotLoops(bench, STUCK_MS[smoke ? 0 : 1]);
  found.push(...(await readAll(trial)));
  const rows = trial.sampler.peakOutbox;
  for (const tally of system.allOf('tally'))
    if (tally.isRunning) await tally.signal('SIGCONT');
    else tally.start();
  // RabbitMQ goes on refusing where the limit is taken away instead of raised, until the channel is opened anew.
  await limitQueues(bench, ROOM);
  found.push(...bounds(trial));
  if (rows < LENGTH) found.push(violation('I5', `only ${rows} rows were ever kept: the queue was never full`));
  const violations = [...found, ...(await trial.end(120_000))];
  await rabbit.control('clear_policy', POLICY);
  return {
    saw: `${trial.history.summary}; up to ${rows} rows kept in outboxes, ${trial.sampler.peakMemory} MiB a process`,
    violations,
  };
}

/** Nothing is refused that asks for no room in the outbox. */
async function readAll({ bench: { people }, events }: Trial): Promise<Violation[]> {
  const reads = await Promise.allSettled(events.map((id) => people.organiser.read(`/events/${id}`)));
  return reads.flatMap((read) => (read.status === 'rejected' ? [violation('I9', `a read failed: ${String(read.reason)}`)] : []));
}

function bounds({ history, sampler: { peakOutbox } }: Trial): Violation[] {
  const refused = history.answers.filter(({ status }) => status === 503).length;
  return [
    ...(refused === 0 ? [violation('I8', 'no write was refused although the outboxes were full')] : []),
    ...(peakOutbox > ROWS_AT_MOST
      ? [violation('I8', `${peakOutbox} rows in the outboxes, which take ${ENVIRONMENT.OUTBOX_LIMIT}`)]
      : []),
  ];
}

async function limitQueues({ rabbit, system }: Bench, length: number): Promise<void> {
  const definition = JSON.stringify({ 'max-length': length, overflow: 'reject-publish' });
  await rabbit.control('set_policy', POLICY, `^${system.namespace}\\.tally\\.`, definition, '--apply-to', 'queues');
}

/** The load goes on all the while; only what publishes into the full queue is looked at. */
async function watchForHotLoops({ system }: Bench, forMs: number): Promise<Violation[]> {
  const apps = system.allOf('events');
  const before = await Promise.all(apps.map((app) => app.processorMs()));
  await pause(forMs);
  const used = await Promise.all(apps.map(async (app, at) => (await app.processorMs()) - (before[at] as number)));
  const busy = used.filter((ms) => ms > BUSY_SHARE * forMs).map((ms) => `${Math.round((100 * ms) / forMs)} %`);
  const kept = ofThese(busy, 'I8', ['process busy with refused messages']);
  return apps.every((app) => app.isRunning) ? kept : [...kept, violation('I9', 'a process ended')];
}

export const fullQueue: Scenario = {
  id: 'F13',
  environment: ENVIRONMENT,
  does: 'fills the queues of a slow and then stuck consumer up to their limit, and then the outboxes',
  run,
};
