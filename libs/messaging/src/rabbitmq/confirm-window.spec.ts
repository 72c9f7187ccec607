import { ConfirmChannel } from 'amqplib';
import { BrokerUnavailable } from '../broker/broker-errors';
import { ConfirmWindow } from './confirm-window';

const LIMITS = { inFlight: 2, waiting: 3, patienceMs: 10_000 };
const PARCEL = { exchange: 'linli.events', routingKey: 'a.v1', content: Buffer.from('{}'), properties: {} };

/** Stands for a broker that confirms when the test says so. */
function aChannel(): { channel: ConfirmChannel; confirms: ((error?: Error) => void)[] } {
  const confirms: ((error?: Error) => void)[] = [];
  const publish = (...args: unknown[]): boolean => confirms.push(args[4] as (error?: Error) => void) > 0;
  return { channel: { publish } as unknown as ConfirmChannel, confirms };
}

describe('A window of confirms', () => {
  const openWindow = (limits = LIMITS) => {
    const window = new ConfirmWindow(limits);
    const { channel, confirms } = aChannel();
    window.open(channel);
    return { window, confirms };
  };

  it('sends no more than its size, and the next for each confirm', async () => {
    const { window, confirms } = openWindow();
    const sent = [1, 2, 3, 4].map(() => window.send(PARCEL));
    expect(confirms).toHaveLength(2);
    confirms[0]!();
    await sent[0];
    expect(confirms).toHaveLength(3);
    confirms[1]!();
    expect(confirms).toHaveLength(4);
    for (const confirm of confirms.slice(2)) confirm();
    await Promise.all(sent);
  });

  it('refuses at once when too many wait', async () => {
    const { window, confirms } = openWindow();
    const sent = Promise.allSettled([1, 2, 3, 4, 5].map(() => window.send(PARCEL)));
    await expect(window.send(PARCEL)).rejects.toThrow(BrokerUnavailable);
    window.shut();
    for (const confirm of confirms) confirm(new Error('channel closed'));
    expect((await sent).map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
  });

  it('gives up after its patience, and the message keeps its place until the broker answers', async () => {
    const { window, confirms } = openWindow({ ...LIMITS, patienceMs: 20 });
    const sent = [1, 2, 3].map(() => window.send(PARCEL));
    for (const one of sent) await expect(one).rejects.toThrow('within 20 ms');
    const late = window.send(PARCEL);
    expect(confirms).toHaveLength(2);
    confirms[0]!();
    confirms[2]!();
    await late;
  });

  it('writes nothing while the broker is blocked', async () => {
    const { window, confirms } = openWindow();
    window.block(true);
    const sent = window.send(PARCEL);
    expect(confirms).toHaveLength(0);
    window.block(false);
    confirms[0]!();
    await sent;
  });

  it('tells a refused message from a broker that is away', async () => {
    const { window, confirms } = openWindow();
    const refused = expect(window.send(PARCEL)).rejects.toThrow(BrokerUnavailable);
    confirms[0]!(new Error('message nacked'));
    await refused;
    window.shut();
    await expect(window.send(PARCEL)).rejects.toThrow('away');
  });
});
