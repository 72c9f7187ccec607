import { liveThrough } from './outage';
import { Scenario } from './scenario';

export const brokerKilled: Scenario = {
  id: 'F3',
  does: 'kills the broker −9 under load and starts it on what is left',
  run: (bench) =>
    liveThrough(bench, {
      begin: ({ rabbit }) => rabbit.kill(),
      end: ({ rabbit }) => rabbit.startServer(),
      lastsMs: [0, 5_000],
      backWithinMs: 10_000,
      times: bench.smoke ? 1 : 3,
    }),
};
