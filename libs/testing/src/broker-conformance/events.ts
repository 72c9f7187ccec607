import { randomUUID } from 'node:crypto';
import { Broker, Consume } from '@linli/messaging';
import { until } from '../until';
import { aGate, aMessage, aSubscriber, DONE, done, numbered, typesOf } from './given';

/** Delivery and fan-out. */
export function itCarriesEvents(broker: () => Broker): void {
  it('delivers an event as it was published', async () => {
    const { service, seen } = await aSubscriber(broker());
    const message = aMessage(`${service}.happened.v1`, { subject: 'case-1', causationid: 'cause', traceparent: '00-1-2-03' });
    await broker().publish(message);
    const [delivery] = await seen.until(1);
    expect(delivery).toMatchObject({ message, attempt: 1, redelivered: false });
    expect(Date.parse(delivery!.firstSeen)).not.toBeNaN();
  });

  it('confirms an event to which nobody listens', async () => {
    await expect(broker().publish(aMessage(`${randomUUID()}.v1`))).resolves.toBeUndefined();
  });

  it('delivers to each queue that takes the type, and to no other', async () => {
    const first = await aSubscriber(broker());
    const second = await aSubscriber(broker(), { types: [`${first.service}.happened.v1`, 'another.v1'] });
    await broker().publish(aMessage(`${second.service}.happened.v1`));
    await broker().publish(aMessage(`${first.service}.happened.v1`));
    expect(typesOf(await first.seen.until(1))).toEqual([`${first.service}.happened.v1`]);
    expect(typesOf(await second.seen.until(1))).toEqual([`${first.service}.happened.v1`]);
  });

  it('delivers a message for one queue to that queue alone, whatever its type', async () => {
    const first = await aSubscriber(broker());
    const types = [`${first.service}.happened.v1`];
    const second = await aSubscriber(broker(), { types });
    const messages = numbered(2, types[0]!).map((message) => ({ ...message, queue: `${second.service}.on-happened` }));
    for (const message of [...messages, { ...aMessage('unknown.v7'), queue: `${second.service}.on-happened` }])
      await broker().publish(message);
    await broker().publish(aMessage(types[0]!));
    expect(typesOf(await second.seen.until(4))).toEqual([...types, ...types, 'unknown.v7', ...types]);
    expect(typesOf(await first.seen.until(1))).toEqual(types);
    expect(second.seen.deliveries[0]).toMatchObject({ attempt: 1, message: { envelope: messages[0]!.envelope } });
  });
}

/** Competing consumers, order, many at a time. */
export function itSharesAndOrders(broker: () => Broker): void {
  it('shares one queue between its consumers', async () => {
    const { service, seen: one } = await aSubscriber(broker());
    const { seen: other } = await aSubscriber(broker(), { service });
    await Promise.all(numbered(100, `${service}.happened.v1`).map((message) => broker().publish(message)));
    await until('100 deliveries', () => one.deliveries.length + other.deliveries.length === 100);
    const bodies = [...one.deliveries, ...other.deliveries].map(({ message }) => message.body);
    expect(new Set(bodies).size).toBe(100);
    expect(Math.min(one.deliveries.length, other.deliveries.length)).toBeGreaterThan(0);
  });

  it('begins deliveries in the order of publishing', async () => {
    const { service, seen } = await aSubscriber(broker());
    const messages = numbered(500, `${service}.happened.v1`);
    await Promise.all(messages.map((message) => broker().publish(message)));
    const deliveries = await seen.until(500);
    expect(deliveries.map(({ message }) => message.body)).toEqual(messages.map(({ body }) => body));
  });

  it('goes on with other deliveries while one takes long', async () => {
    const gate = aGate();
    const { service, seen } = await aSubscriber(broker(), {
      consume: ({ message }) => (message.body === '0' ? gate.opened : done()),
    });
    const published = numbered(20, `${service}.happened.v1`).map((message) => broker().publish(message));
    await seen.until(20);
    gate.open();
    await Promise.all(published);
  });
}

/** `retry`, and a consumer that breaks down. */
export function itRetries(broker: () => Broker): void {
  it('brings a retried delivery back to its queue alone, later, counted, and as it was', async () => {
    const times: number[] = [];
    const consume: Consume = async ({ attempt }) => {
      times.push(Date.now());
      return attempt === 1 ? { outcome: 'retry', delayMs: 200 } : DONE;
    };
    const { service, seen } = await aSubscriber(broker(), { consume });
    const neighbour = await aSubscriber(broker(), { types: [`${service}.happened.v1`] });
    const message = aMessage(`${service}.happened.v1`);
    await broker().publish(message);
    const [first, second] = await seen.until(2);
    expect(second).toMatchObject({ attempt: 2, firstSeen: first!.firstSeen, message });
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(990);
    expect(neighbour.seen.deliveries).toHaveLength(1);
  });

  it('delivers again at once when a consumer rejects', async () => {
    const consume: Consume = ({ redelivered }) => (redelivered ? done() : Promise.reject(new Error('crashed')));
    const { service, seen } = await aSubscriber(broker(), { consume });
    await broker().publish(aMessage(`${service}.happened.v1`));
    const [, again] = await seen.until(2);
    expect(again).toMatchObject({ attempt: 1, redelivered: true });
  });
}
