import { liveThrough } from './outage';
import { Scenario } from './scenario';

export const brokerHangs: Scenario = {
  id: 'F5',
  does: 'lets the broker hang (SIGSTOP) for longer than two heartbeats, and go on',
  run: (bench) =>
    liveThrough(bench, {
      begin: ({ rabbit }) => rabbit.signal('SIGSTOP'),
      end: ({ rabbit }) => rabbit.signal('SIGCONT'),
      lastsMs: [13_000, 30_000],
      backWithinMs: 10_000,
    }),
};
