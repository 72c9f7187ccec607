import { setTimeout as pause } from 'node:timers/promises';
import { Violation, violation } from '../check/violation';
import { Bench } from './bench';
import { liveThrough } from './outage';
import { Scenario } from './scenario';

const MORE_THAN_ANY_DISK = '900GB';
const USUAL_LIMIT = '50MB';
const ALARMED_MS = 1_500;

/** What the gateway answers by itself goes on; what it would have to write is refused, with a time to come again. */
async function lookDuring({ people }: Bench): Promise<Violation[]> {
  const found: Violation[] = [];
  for (let look = 0; look < 5; look++) {
    await people.organiser.read('/me').catch((error: Error) => found.push(violation('I9', `a read failed: ${error.message}`)));
    await pause(200);
  }
  return found;
}

export const brokerAlarm: Scenario = {
  id: 'F12',
  does: 'sets off the disk alarm of the broker and ends it',
  async run(bench) {
    const seen: Violation[] = [];
    const finding = await liveThrough(bench, {
      async begin({ rabbit }) {
        await rabbit.control('set_disk_free_limit', MORE_THAN_ANY_DISK);
        await pause(ALARMED_MS);
        seen.push(...(await lookDuring(bench)));
      },
      end: async ({ rabbit }) => void (await rabbit.control('set_disk_free_limit', USUAL_LIMIT)),
      lastsMs: [3_000, 20_000],
      backWithinMs: 10_000,
    });
    if (!/[1-9]\d* answers 503/.test(finding.saw))
      seen.push(violation('I8', 'nothing was refused while the broker took nothing'));
    return { ...finding, violations: [...finding.violations, ...seen] };
  },
};
