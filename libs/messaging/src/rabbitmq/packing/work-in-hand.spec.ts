import { aGate } from '@linli/testing';
import { WorkInHand } from './work-in-hand';

const nextTick = (): Promise<void> => new Promise(setImmediate);

describe('Work in hand', () => {
  it('starts no more than its limit, in order, and drops what nobody wants when its turn comes', async () => {
    const [work, gate] = [new WorkInHand(2), aGate()];
    const [started, dropped]: [number[], number[]] = [[], []];
    const job = (name: number, isWanted: () => boolean = () => true) => ({
      isWanted,
      run: (done: () => void) => {
        started.push(name);
        void gate.opened.then(done);
      },
      drop: () => void dropped.push(name),
    });
    let isWanted = true;
    for (const one of [job(1), job(2), job(3, () => isWanted), job(4)]) work.take(one);
    expect(started).toEqual([1, 2]);
    isWanted = false;
    gate.open();
    await nextTick();
    expect([started, dropped]).toEqual([[1, 2, 4], [3]]);
  });
});
