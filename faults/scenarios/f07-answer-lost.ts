import { liveThrough } from './outage';
import { Scenario } from './scenario';

const COMMITS = Buffer.from('commitTransaction');
const LOST = [20, 100] as const;

export const answerLost: Scenario = {
  id: 'F7',
  does: 'lets commits reach the store and loses its answers',
  run: (bench) =>
    liveThrough(bench, {
      begin: ({ system, smoke }) => system.toStore.loseAnswers((request) => request.includes(COMMITS), LOST[smoke ? 0 : 1]),
      end: ({ system }) => system.toStore.heal(),
      lastsMs: [6_000, 20_000],
      backWithinMs: 5_000,
    }),
};
