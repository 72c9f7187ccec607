import { setTimeout as pause } from 'node:timers/promises';
import { ServiceUnavailable } from '@linli/contracts';
import { Lines } from './lines';

describe('a line', () => {
  it('lets nobody pass those before, when somebody between them has gone away', async () => {
    const [lines, order] = [new Lines(), [] as string[]];
    const work = (name: string, ms: number) => async () => {
      order.push(`${name} begins`);
      await pause(ms);
      order.push(`${name} ends`);
    };
    const first = lines.wait('a', 1_000, work('first', 60));
    const impatient = lines.wait('a', 5, work('impatient', 0));
    await expect(impatient).rejects.toThrow(ServiceUnavailable);
    await Promise.all([first, lines.wait('a', 1_000, work('last', 0))]);
    expect(order).toEqual(['first begins', 'first ends', 'last begins', 'last ends']);
  });

  it('has nothing to do with the others', async () => {
    const lines = new Lines();
    const slow = lines.wait('a', 1_000, () => pause(50, 'slow'));
    const winner = await Promise.race([slow, lines.wait('b', 1_000, async () => 'quick')]);
    expect([winner, await slow]).toEqual(['quick', 'slow']);
  });
});
