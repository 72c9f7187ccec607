import { Broker, BrokerUnavailable, NobodyListens } from '@linli/messaging';
import { aGate, aMessage, anEcho, aSubscriber, DONE, describeBroker, inMs, numbered, watch } from '@linli/testing';
import { createInProcessBroker } from './in-process-broker';

describeBroker('The in-process broker', async () => createInProcessBroker());

describe('The in-process broker', () => {
  let broker: Broker;
  beforeEach(() => {
    broker = createInProcessBroker();
  });
  afterEach(() => broker.close());

  it('confirms only when every queue is done', async () => {
    const gate = aGate();
    const { service, seen } = await aSubscriber(broker);
    const slow = await aSubscriber(broker, { types: [`${service}.happened.v1`], consume: () => gate.opened });
    const published = watch(broker.publish(aMessage(`${service}.happened.v1`)));
    await Promise.all([seen.until(1), slow.seen.until(1)]);
    expect(published.isOver).toBe(false);
    gate.open();
    await published.promise;
  });

  it('confirms only after the last retry', async () => {
    const { service, seen } = await aSubscriber(broker, {
      consume: async ({ attempt }) => (attempt === 1 ? { outcome: 'retry', delayMs: 1 } : DONE),
    });
    await broker.publish(aMessage(`${service}.happened.v1`));
    expect(seen.deliveries).toHaveLength(2);
  });

  it('leaves the message with its publisher when it is closed before the retry', async () => {
    const { service, seen } = await aSubscriber(broker, { consume: async () => ({ outcome: 'retry', delayMs: 600_000 }) });
    const published = expect(broker.publish(aMessage(`${service}.happened.v1`))).rejects.toThrow(BrokerUnavailable);
    await seen.until(1);
    await broker.close();
    await published;
  });

  it('leaves the message with its publisher when a consumer goes on failing', async () => {
    const { service, seen } = await aSubscriber(broker, { consume: () => Promise.reject(new Error('crashed')) });
    await expect(broker.publish(aMessage(`${service}.happened.v1`))).rejects.toThrow(BrokerUnavailable);
    expect(seen.deliveries).toHaveLength(21);
  });

  it('never delivers in the stack of the publisher', async () => {
    const { service, seen } = await aSubscriber(broker);
    const published = broker.publish(aMessage(`${service}.happened.v1`));
    expect(seen.deliveries).toHaveLength(0);
    await published;
  });

  it('has at most 300 deliveries of a queue in hand', async () => {
    const gate = aGate();
    const { service, seen } = await aSubscriber(broker, { consume: () => gate.opened });
    const published = numbered(301, `${service}.happened.v1`).map((message) => broker.publish(message));
    await seen.until(300);
    await new Promise(setImmediate);
    expect(seen.deliveries).toHaveLength(300);
    gate.open();
    await Promise.all(published);
    expect(seen.deliveries).toHaveLength(301);
  });

  it('refuses a message when 50,000 wait in a queue', async () => {
    const { service } = await aSubscriber(broker);
    await broker.drain(service);
    const waiting = Promise.allSettled(numbered(50_000, `${service}.happened.v1`).map((message) => broker.publish(message)));
    await expect(broker.publish(aMessage(`${service}.happened.v1`))).rejects.toThrow('is full');
    await broker.close();
    expect((await waiting).every(({ status }) => status === 'rejected')).toBe(true);
  });

  it('has nobody listening once a service is drained', async () => {
    const service = await anEcho(broker);
    await broker.drain(service);
    await expect(broker.request(service, aMessage('crowd.ask', inMs(1_000)))).rejects.toThrow(NobodyListens);
    await broker.serve(service, async () => aMessage('reply'));
    await expect(broker.request(service, aMessage('crowd.ask', inMs(1_000)))).resolves.toBeDefined();
  });
});
