import { Call } from '../handlers/call';
import { inLanes } from './lanes';

const call = (lane?: string) => ({ handler: { name: lane } }) as Call;
const step = () => inLanes(({ handler }) => handler.name);

function gate() {
  let open = () => {};
  const opened = new Promise<undefined>((resolve) => {
    open = () => resolve(undefined);
  });
  return { opened, open };
}

describe('lanes', () => {
  it('run calls of one lane one after another, in order of arrival', async () => {
    const lanes = step();
    const [first, order] = [gate(), [] as string[]];
    const runs = [
      lanes(call('a'), () => first.opened.then(() => void order.push('first'))),
      lanes(call('a'), async () => void order.push('second')),
    ];
    first.open();
    await Promise.all(runs);
    expect(order).toEqual(['first', 'second']);
  });

  it('do not hold up other lanes, nor calls without a lane', async () => {
    const lanes = step();
    const stuck = gate();
    const waiting = lanes(call('a'), () => stuck.opened);
    await expect(lanes(call('b'), async () => ({ from: 'b' }))).resolves.toEqual({ from: 'b' });
    await expect(lanes(call(), async () => ({ from: 'none' }))).resolves.toEqual({ from: 'none' });
    stuck.open();
    await waiting;
  });

  it('go on after a call that fails', async () => {
    const lanes = step();
    const failing = lanes(call('a'), () => Promise.reject(new Error('no')));
    const next = lanes(call('a'), async () => ({ ran: true }));
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toEqual({ ran: true });
  });
});
