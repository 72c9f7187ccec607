import { ServiceUnavailable } from '@linli/contracts';
import { newId } from '@linli/persistence';
import { aMessage, until } from '@linli/testing';
import { Logger } from '@nestjs/common';
import { Model } from 'mongoose';
import { Broker } from '../broker/broker';
import { BrokerUnavailable } from '../broker/broker-errors';
import { SimModel } from '../testing/simulation/sim-model';
import { SimStore } from '../testing/simulation/sim-store';
import { GENTLE, Life, World } from '../testing/simulation/world';
import { OutboxStore } from './outbox.store';
import { OutboxRelay } from './outbox-relay';
import { RelayLeaseStore } from './relay-lease.store';

/** A relay over a store in memory, and a broker that is away until the test says otherwise. */
function started(limit: number) {
  const [store, life] = [new SimStore(new World(1, GENTLE)), new Life()];
  const model = <T>(name: string) => new SimModel(store, name, life) as unknown as Model<T>;
  const line = { isUp: false, taken: 0 };
  const publish = async (): Promise<void> => {
    if (!line.isUp) throw new BrokerUnavailable('away');
    line.taken++;
  };
  const broker = { confirms: 'stored', publish, isReady: () => line.isUp } as unknown as Broker;
  const rows = new OutboxStore(model('outbox'));
  const relay = new OutboxRelay(broker, rows, new RelayLeaseStore(model('outboxRelays')), limit);
  relay.start();
  const write = async (): Promise<void> => {
    await relay.admit({ mayPublish: true });
    const row = { _id: newId(), messages: [aMessage('a.v1')], relay: relay.name };
    await rows.insert(row);
    relay.wake(row);
  };
  return { line, relay, rows, write };
}

describe('an outbox relay whose broker is away', () => {
  beforeEach(() => Logger.overrideLogger(false));

  it('lets writes go on up to a bound, refuses them beyond it, and takes them again when the broker is back', async () => {
    const { line, relay, rows, write } = started(5);
    let taken = 0;
    const refused = await until('a refusal', () =>
      write().then(
        () => taken++ < 0,
        (error: unknown) => error as object,
      ),
    );
    expect(refused).toBeInstanceOf(ServiceUnavailable);
    expect(taken).toBeLessThanOrEqual(5);
    expect(taken).toBeGreaterThan(0);
    line.isUp = true;
    await until('an empty outbox', async () => (await rows.count()) === 0);
    await until('room', () =>
      write().then(
        () => true,
        () => false,
      ),
    );
    await relay.stop(5_000);
    expect([line.taken, await rows.count()]).toEqual([taken + 1, 0]);
  });

  it('stops in time, and leaves its rows for others', async () => {
    const { relay, rows, write } = started(5);
    await write();
    await relay.stop(100);
    expect(await rows.count()).toBe(1);
  });
});
