import { setTimeout as pause } from 'node:timers/promises';
import { CRASH_POINTS, CrashPoint } from '@linli/messaging';
import { until } from '@linli/testing';
import { Violation, violation } from '../check/violation';
import { App } from '../system/app';
import { AppName } from '../system/system';
import { Bench } from './bench';
import { seconds, slowerThan } from './recovery';
import { Finding, Scenario } from './scenario';
import { Trial } from './trial';

const TAKEOVER_MS = 5_000;
/** A dead process' outbox is taken over when its lease has run out, at the next look. */
const LEFTOVERS_SENT_MS = 10_000;
const CRASHES_WITHIN_MS = 45_000;

/** Which app passes a point under this load. */
const PASSES: Readonly<Record<CrashPoint, AppName>> = {
  'before-write': 'events',
  'after-write': 'events',
  'before-publish': 'events',
  'after-publish': 'events',
  'before-reply': 'events',
  'before-ack': 'notifications',
  'after-ack': 'notifications',
};

async function run(bench: Bench): Promise<Finding> {
  const trial = await Trial.start(bench);
  const names: AppName[] = bench.smoke
    ? ['events', 'notifications']
    : ['events', 'notifications', 'volunteers', 'business-service', 'tally', 'gateway'];
  const points = bench.smoke ? [CRASH_POINTS[Math.floor(Math.random() * CRASH_POINTS.length)] as CrashPoint] : CRASH_POINTS;
  const found: Violation[] = [];
  const [takeovers, leftovers]: [number[], number[]] = [[], []];
  for (const name of names) found.push(...(await killAtRandom(trial, bench.system.of(name), takeovers)));
  for (const point of points) found.push(...(await crashAt(bench, { point, leftovers })));
  await pause(1_000);
  const violations = [...found, ...(await trial.end())];
  const took = `the others took over within ${seconds(Math.max(...takeovers))}, outboxes within ${seconds(Math.max(...leftovers))}`;
  const saw = `${trial.history.summary}; ${took}; crash points ${points.join(', ')}`;
  return { saw, violations };
}

async function killAtRandom(trial: Trial, app: App, takeovers: number[]): Promise<Violation[]> {
  await pause(500 + Math.random() * 1_000);
  const killedAt = Date.now();
  await app.signal('SIGKILL');
  // Where there is no other process of the app, the one that a supervisor would start takes over.
  const alone = trial.bench.system.apps.filter(({ name }) => name === app.name).length === 1;
  if (alone) app.start();
  const takeover = await trial.firstSuccess(killedAt, 60_000);
  takeovers.push(takeover ?? Number.POSITIVE_INFINITY);
  if (!alone) app.start();
  await app.ready();
  return app.name === 'gateway' ? [] : slowerThan(TAKEOVER_MS, takeover, `success after ${app.name} was killed`);
}

async function crashAt(bench: Bench, { point, leftovers }: { point: CrashPoint; leftovers: number[] }): Promise<Violation[]> {
  const app = bench.system.of(PASSES[point]);
  await app.stop();
  app.start({ LINLI_CRASH_AT: `${point}:${1 + Math.floor(Math.random() * 5)}` });
  const crashed = await app.ended(CRASHES_WITHIN_MS).then(
    () => true,
    () => false,
  );
  const sent = await leftoversSent(bench);
  leftovers.push(sent ?? Number.POSITIVE_INFINITY);
  await app.stop();
  app.start();
  await app.ready();
  const slow = slowerThan(LEFTOVERS_SENT_MS, sent, `what the crash at ${point} left in the outbox was sent`);
  return crashed ? slow : [violation('I9', `${app.name} never came to ${point}`)];
}

/** How long it takes until nothing is left that was in the outboxes at this moment. */
async function leftoversSent({ stores }: Bench): Promise<number | undefined> {
  const [from, left] = [Date.now(), await stores.outboxIds()];
  const isSent = async (): Promise<boolean> => {
    const ids = await stores.outboxIds();
    return left.every((id) => !ids.includes(id));
  };
  return until('the leftovers are sent', isSent, 3 * LEFTOVERS_SENT_MS).then(
    () => Date.now() - from,
    () => undefined,
  );
}

export const killed: Scenario = { id: 'F1', does: 'kills services −9 in mid-load, at random and at named points', run };
