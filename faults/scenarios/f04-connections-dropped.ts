import { setTimeout as pause } from 'node:timers/promises';
import { Bench } from './bench';
import { liveThrough } from './outage';
import { Scenario } from './scenario';

/** Longer than two heartbeats of 5 s: by then both sides know. */
const NOTICED_MS = 11_000;

/** Every way to lose a connection, one after another. */
async function drop({ rabbit, system: { toBroker }, smoke }: Bench): Promise<void> {
  await rabbit.control('close_all_connections', 'dropped on purpose');
  await pause(1_000);
  toBroker.reset();
  await pause(1_000);
  toBroker.cutAfter(2_000, 'client');
  await pause(1_000);
  toBroker.cutAfter(2_000, 'server');
  await pause(1_000);
  toBroker.halfOpen('client');
  await pause(smoke ? 1_000 : NOTICED_MS);
  toBroker.halfOpen('server');
  await pause(NOTICED_MS);
}

export const connectionsDropped: Scenario = {
  id: 'F4',
  does: 'closes, resets, cuts and half-opens the connections to the broker under load',
  run: (bench) =>
    liveThrough(bench, {
      begin: drop,
      end: ({ system }) => system.toBroker.heal(),
      lastsMs: [0, 0],
      backWithinMs: 10_000,
      times: bench.smoke ? 1 : 2,
    }),
};
