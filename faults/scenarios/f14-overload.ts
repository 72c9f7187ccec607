import { setTimeout as pause } from 'node:timers/promises';
import { Crowd, quantile, Reaction, tally } from '@linli/testing';
import { ofThese, Violation, violation } from '../check/violation';
import { IdleConnections, SlowClients } from '../crowd/sieges';
import { watched } from '../crowd/watch';
import { Bench } from './bench';
import { Finding, Scenario } from './scenario';

/** Nobody is refused for asking often: it is the load that is to be felt. Few in work, so that they are many soon. */
const MOST_REQUESTS = 128;
const ENVIRONMENT = { MOST_REQUESTS: String(MOST_REQUESTS) };
const TIMES = 4;
/** Who is refused does not wait as they are told to, but asks again at once, so often. */
const AGAIN = 2;
const MEASURED_MS = 2_000;
const LASTS_MS = [4_000, 20_000] as const;
const RECOVERS_WITHIN_MS = 2_000;
/** Whoever is let in waits for those in work at most, however many are not let in, and this much longer, in ms. */
const LEEWAY_MS = 3_000;
const MEMORY_MIB = 600;
const SLOW_CLIENTS = 200;
/** Headers may take 10 s, all of a request 30 s, and one who is looked at is looked at each second. */
const HEADERS_WITHIN_MS = 13_000;
const CONNECTIONS = [
  { addresses: 2, each: 1_100, share: 1_000 },
  { addresses: 9, each: 1_100, share: 1_000 },
] as const;
const HUGE = { text: 'x'.repeat(4_000_000) };

async function run(bench: Bench): Promise<Finding> {
  const { system, smoke } = bench;
  const gateway = system.of('gateway');
  const crowd = new Crowd(system.url, 512);
  const slow = new SlowClients({ port: gateway.port }, SLOW_CLIENTS);
  const began = Date.now();
  const capacity = await crowd.capacity(READ, { clients: 32, forMs: MEASURED_MS });
  const [offered, forMs] = [capacity * TIMES, LASTS_MS[smoke ? 0 : 1]];
  const storm = watched(
    gateway,
    crowd.offer(() => READ, { perSecond: offered, forMs, again: AGAIN }),
  );
  const huge = Promise.all(Array.from({ length: 10 }, () => crowd.ask({ method: 'POST', path: '/sign-in', body: HUGE })));
  const [[reactions, { memory, unwell }], refusals] = [await storm, await huge];
  const recoveredMs = await recovery(crowd);
  const { held, violations } = await besiege(bench, crowd);
  await pause(Math.max(0, HEADERS_WITHIN_MS - (Date.now() - began)));
  const stillSlow = slow.open;
  slow.leave();
  crowd.leave();
  const accepted = reactions.filter(({ status }) => status === 200);
  return {
    saw: `${capacity} reads a second, ${offered} offered: ${tally(reactions)}; p99 of those let in ${quantile(accepted, 0.99, 'servedMs')} ms; bodies of 4 MB: ${tally(refusals)}; served again after ${recoveredMs} ms; ${memory} MiB; ${held} idle connections held; ${SLOW_CLIENTS - stillSlow} of ${SLOW_CLIENTS} slow clients closed`,
    violations: [
      ...judge(reactions, accepted, (MOST_REQUESTS / capacity) * 1000 + LEEWAY_MS),
      ...ofThese(
        refusals.filter(({ status }) => ![413, 503].includes(status)).map(({ status }) => String(status)),
        'I8',
        ['huge body that was not refused'],
      ),
      ...(recoveredMs > RECOVERS_WITHIN_MS ? [violation('I9', `recovered only after ${recoveredMs} ms`)] : []),
      ...(unwell > 0 ? [violation('I9', `${unwell} times the gateway did not say that it lives`)] : []),
      ...(memory > MEMORY_MIB ? [violation('I8', `the gateway needed ${memory} MiB`)] : []),
      // Half of them drip bodies, which may take 30 s.
      ...(stillSlow > SLOW_CLIENTS / 2 ? [violation('I8', `${stillSlow} slow clients are still there`)] : []),
      ...violations,
    ],
  };
}

const READ = { method: 'GET', path: '/events?limit=5' } as const;

function judge(reactions: readonly Reaction[], accepted: readonly Reaction[], withinMs: number): Violation[] {
  const wrong = reactions
    .filter(({ status }) => ![200, 429, 503].includes(status))
    .map(({ status }) => String(status || 'nothing'));
  const untold = reactions.filter(({ status, retryAfter }) => status >= 400 && !retryAfter).map(({ status }) => String(status));
  const p99 = quantile(accepted, 0.99, 'servedMs');
  return [
    ...ofThese(wrong, 'I9', ['answer that is none of 200, 429, 503']),
    ...ofThese(untold, 'I9', ['refusal without Retry-After']),
    ...(accepted.length === 0 || p99 > withinMs
      ? [violation('I9', `p99 of ${accepted.length} that were let in: ${p99} ms`)]
      : []),
  ];
}

/** How long until a read is answered as if nothing had been. */
async function recovery(crowd: Crowd): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < 10_000) {
    const { status, tookMs } = await crowd.ask(READ);
    if (status === 200 && tookMs < 250) break;
    await pause(50);
  }
  return Math.round(performance.now() - began);
}

/** A gateway that has just been stormed takes its time to look at all of them. */
async function settled(idle: IdleConnections, most: number): Promise<void> {
  for (let looks = 0; looks < 20; looks++) {
    await pause(500);
    if (idle.held <= most) return;
  }
}

/** Holds as many idle connections as can be had: no address gets more than its share, and others are answered all the while. */
async function besiege({ system, smoke }: Bench, crowd: Crowd): Promise<{ held: number; violations: Violation[] }> {
  const { share, ...size } = CONNECTIONS[smoke ? 0 : 1];
  const idle = new IdleConnections();
  await idle.open({ port: system.of('gateway').port }, size);
  await settled(idle, size.addresses * share);
  const [held, answer, health] = [idle.held, await crowd.ask(READ), await fetch(`${system.url}/health/ready`)];
  idle.leave();
  return {
    held,
    violations: [
      ...(held > size.addresses * share || held === 0 ? [violation('I8', `${held} idle connections were held`)] : []),
      ...(answer.status === 200 && health.ok
        ? []
        : [violation('I9', `meanwhile a read was answered ${answer.status}, health ${health.status}`)]),
    ],
  };
}

export const overload: Scenario = {
  id: 'F14',
  does: 'offers the gateway four times what it can do, a retry storm, slow clients, huge bodies and thousands of connections',
  environment: ENVIRONMENT,
  run,
};
