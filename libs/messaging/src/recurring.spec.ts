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
    const woken = [work.wake(), work.wake()];
    await work.stop();
    await Promise.all([...woken, work.wake()]);
    expect([begun, together, work.isStopped]).toEqual([ended, 1, true]);
    await pause(10);
    expect(begun).toBe(ended);
  });

  it('sees what has changed before it was woken, also while a round is under way', async () => {
    let [state, seen, rounds] = [0, -1, 0];
    const work = new Recurring(
      async () => {
        rounds++;
        const found = state;
        await pause(5);
        seen = found;
      },
      () => undefined,
    );
    const first = work.wake();
    state = 1;
    const woken = [work.wake(), work.wake()];
    await first;
    expect(seen).toBe(0);
    await Promise.all(woken);
    expect([seen, rounds]).toEqual([1, 2]);
    state = 2;
    await work.wake();
    await work.stop();
    expect([seen, rounds]).toEqual([2, 3]);
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
