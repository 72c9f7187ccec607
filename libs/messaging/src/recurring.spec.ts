import { setTimeout as pause } from 'node:timers/promises';
import { until } from '@linli/testing';
import { Recurring } from './recurring';

describe('recurring work', () => {
  it('is done one round at a time, and the last is finished before the end', async () => {
    let [begun, ended, together] = [0, 0, 0];
    const work = new Recurring(
      async () => {
        begun++;
        together = Math.max(together, begun - ended);
        await pause(20);
        ended++;
      },
      () => undefined,
    );
    work.start(2);
    await until('some rounds', () => ended >= 3);
    work.wake();
    await work.stop();
    expect([begun, together, work.isStopped]).toEqual([ended, 1, true]);
    await pause(10);
    expect(begun).toBe(ended);
  });

  it('complains once for as long as it fails', async () => {
    const [outcomes, complaints]: [boolean[], string[]] = [[false, false, true, false, true], []];
    const work = new Recurring(
      async () => {
        if (outcomes.shift() === false) throw new Error(`${outcomes.length} to come`);
      },
      ({ message }) => complaints.push(message),
    );
    work.start(1);
    await until('all rounds', () => outcomes.length === 0);
    await work.stop();
    expect(complaints).toEqual(['4 to come', '1 to come']);
  });
});
