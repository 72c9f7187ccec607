import { setTimeout as pause } from 'node:timers/promises';
import { Bench } from './bench';
import { Finding, Scenario } from './scenario';
import { Trial } from './trial';

const ROUNDS = [3, 10] as const;
const EVERY_MS = 2_000;
/** In a round: more would test how much the machine can take. */
const AT_MOST = 500;

/** Up to half of what was published so far is published again, early messages again and again; each app has two consumers. */
async function run(bench: Bench): Promise<Finding> {
  const trial = await Trial.start(bench);
  let doubled = 0;
  for (let round = 0; round < ROUNDS[bench.smoke ? 0 : 1]; round++) {
    await pause(EVERY_MS);
    const published = await bench.spy.collect();
    const share = Math.min(0.05 + 0.45 * Math.random(), AT_MOST / published.length);
    const again = published.filter(() => Math.random() < share);
    doubled += again.length;
    // Twice at once, so that two consumers have the same message in hand.
    await bench.spy.publishAgain([...again, ...again]);
  }
  const violations = await trial.end();
  return { saw: `${trial.history.summary}; ${doubled} messages published twice more`, violations };
}

export const duplicates: Scenario = { id: 'F8', does: 'publishes messages again, at once and late, with the same id', run };
