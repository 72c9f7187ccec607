import { Broker, BrokerUnavailable } from '@linli/messaging';
import { aGate, aMessage, anEcho, aSubscriber, inMs, numbered, watch } from './given';

/** Leaving without dropping anything. */
export function itDrains(broker: () => Broker): void {
  it('waits for deliveries in hand and takes no more', async () => {
    const gate = aGate();
    const { service, seen } = await aSubscriber(broker(), { consume: () => gate.opened });
    const [first, second] = numbered(2, `${service}.happened.v1`).map((message) => () => broker().publish(message));
    const published = [first!()];
    await seen.until(1);
    const drained = watch(broker().drain(service));
    published.push(second!());
    await broker().publish(aMessage('a.round-trip.v1'));
    expect([drained.isOver, seen.deliveries.length]).toEqual([false, 1]);
    gate.open();
    await drained.promise;
    const successor = await aSubscriber(broker(), { service });
    expect((await successor.seen.until(1))[0]!.message.body).toBe('1');
    await Promise.all(published);
  });

  it('answers the requests in hand', async () => {
    const gate = aGate();
    const arrived = aGate();
    const service = await anEcho(broker(), () => {
      arrived.open();
      return gate.opened;
    });
    const reply = broker().request(service, aMessage('crowd.ask', inMs(5_000), 'last'));
    await arrived.opened;
    const drained = watch(broker().drain(service));
    gate.open();
    await expect(reply).resolves.toMatchObject({ body: 'echo last' });
    await drained.promise;
  });
}

/** After the end. */
export function itCloses(broker: () => Broker): void {
  it('rejects what waits for a reply, and everything after', async () => {
    const arrived = aGate();
    const service = await anEcho(broker(), () => {
      arrived.open();
      return new Promise(() => {});
    });
    const asked = expect(broker().request(service, aMessage('crowd.ask', inMs(10_000)))).rejects.toThrow(BrokerUnavailable);
    await arrived.opened;
    expect(broker().isReady()).toBe(true);
    await broker().close();
    await asked;
    expect(broker().isReady()).toBe(false);
    await expect(broker().publish(aMessage('a.v1'))).rejects.toThrow(BrokerUnavailable);
    await expect(broker().request(service, aMessage('crowd.ask', inMs(1_000)))).rejects.toThrow(BrokerUnavailable);
  });
}
