import { setTimeout as pause } from 'node:timers/promises';
import { DAWDLES } from '../tally/tally';
import { Bench } from './bench';
import { Finding, Scenario } from './scenario';
import { Trial } from './trial';

/** What is broken for good need not be waited for. */
const PATIENCE_MS = 20_000;
/** So few that a slow tally has counted them all in that time. */
const FEW = { workers: 2, pauseMs: 200 };

async function publishAgain(bench: Bench): Promise<Finding> {
  const trial = await Trial.start(bench);
  await pause(3_000);
  await bench.spy.publishAgain(await bench.spy.collect());
  return { saw: trial.history.summary, violations: await trial.end(PATIENCE_MS) };
}

async function killListeners(bench: Bench): Promise<Finding> {
  const trial = await Trial.start(bench, { title: DAWDLES, ...FEW });
  for (let kill = 0; kill < 3; kill++) {
    await pause(1_500);
    const tallies = bench.system.allOf('tally');
    await Promise.all(tallies.map((tally) => tally.signal('SIGKILL')));
    for (const tally of tallies) tally.start();
    await Promise.all(tallies.map((tally) => tally.ready()));
  }
  return { saw: trial.history.summary, violations: await trial.end(PATIENCE_MS) };
}

/** Runs with a fault planted in the messaging library, which pass when the checker reports it; and one without, for comparison. */
export const PLANTED: readonly Scenario[] = [
  {
    id: 'P0',
    does: 'plants nothing, publishes messages again and kills listeners −9: nothing is to be reported',
    async run(bench) {
      const [again, killed] = [await publishAgain(bench), await killListeners(bench)];
      return { saw: `${again.saw}; ${killed.saw}`, violations: [...again.violations, ...killed.violations] };
    },
  },
  {
    id: 'P1',
    does: 'switches the inbox off and publishes messages again: doubles are to be reported',
    environment: { LINLI_PLANTED_FAULT: 'no-inbox' },
    mustFind: 'doubled',
    run: publishAgain,
  },
  {
    id: 'P2',
    does: 'acknowledges before the commit and kills listeners −9: losses are to be reported',
    environment: { LINLI_PLANTED_FAULT: 'ack-before-commit' },
    mustFind: 'lost',
    run: killListeners,
  },
];
