import { liveThrough } from './outage';
import { Scenario } from './scenario';

export const brokerStopped: Scenario = {
  id: 'F2',
  does: 'stops and starts the broker under load',
  run: (bench) =>
    liveThrough(bench, {
      begin: async ({ rabbit }) => void (await rabbit.control('stop_app')),
      end: async ({ rabbit }) => void (await rabbit.control('start_app')),
      lastsMs: [3_000, 15_000],
      backWithinMs: 10_000,
    }),
};
