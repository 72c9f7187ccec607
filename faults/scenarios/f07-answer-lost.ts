import { liveThrough } from './outage';
import { Scenario } from './scenario';

const COMMITS = Buffer.from('commitTransaction');
/** How a sitting of sign-up begins: the insert that decides. */
const SITTINGS = Buffer.from('\x02insert\0\x09\0\0\0sittings\0');
const isDurableWrite = (request: Buffer): boolean => request.includes(COMMITS) || request.includes(SITTINGS);
const LOST = [20, 100] as const;

export const answerLost: Scenario = {
  id: 'F7',
  does: 'lets commits and sittings reach the store and loses its answers',
  run: (bench) =>
    liveThrough(bench, {
      begin: ({ system, smoke }) => system.toStore.loseAnswers(isDurableWrite, LOST[smoke ? 0 : 1]),
      end: ({ system }) => system.toStore.heal(),
      lastsMs: [6_000, 20_000],
      backWithinMs: 5_000,
    }),
};
