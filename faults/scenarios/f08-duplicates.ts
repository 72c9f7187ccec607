import { setTimeout as pause } from 'node:timers/promises';
import { Bench } from './bench';
import { Finding, Scenario } from './scenario';
import { Trial } from './trial';

const ROUNDS = [3, 10] as const;
const EVERY_MS = 2_000;

/** Half of what was published so far is published again, the early messages again and again; each app has two consumers. */
async function run(bench: Bench): Promise<Finding> {
  const trial = await Trial.start(bench);
  let doubled = 0;
  for (let round = 0; round < ROUNDS[bench.smoke ? 0 : 1]; round++) {
    await pause(EVERY_MS);
    const again = [...(await bench.spy.collect())].filter(() => Math.random() < 0.05 + 0.45 * Math.random());
    doubled += again.length;
    // Twice at once, so that two consumers have the same message in hand.
    await bench.spy.publishAgain([...again, ...again]);
  }
  const violations = await trial.end();
  return { saw: `${trial.history.summary}; ${doubled} messages published twice more`, violations };
}

export const duplicates: Scenario = { id: 'F8', does: 'publishes messages again, at once and late, with the same id', run };
