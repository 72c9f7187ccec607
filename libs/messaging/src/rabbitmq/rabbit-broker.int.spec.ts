import { aGate, aMessage, anEcho, aSubscriber, DONE, describeBroker, inMs, numbered, until } from '@linli/testing';
import { Broker, Parked } from '../broker/broker';
import { NobodyListens, NoReply } from '../broker/broker-errors';
import { RabbitUnderTest } from './testing/rabbit-under-test';
import { DELIVERY_LIMIT } from './topology';

const { AMQP_URL } = process.env;

if (AMQP_URL) describe('RabbitMQ', () => onRabbit(AMQP_URL));
else it.skip('RabbitMQ as a broker: skipped, for AMQP_URL names no RabbitMQ', () => {});

function onRabbit(url: string): void {
  let rabbit: RabbitUnderTest;
  let broker: Broker;
  beforeAll(async () => {
    rabbit = await RabbitUnderTest.at(url);
    broker = await rabbit.open();
  });
  afterAll(async () => {
    await broker.close();
    await rabbit.cleanUp();
  });

  describeBroker('RabbitMQ', () => rabbit.open());

  it('delivers a message that lacks everything, with the same id each time', async () => {
    const { service, seen } = await aSubscriber(broker, {
      consume: async ({ attempt }) => (attempt === 1 ? { outcome: 'retry', delayMs: 1 } : DONE),
    });
    const headers = { 'cloudEvents:actor': '{', 'cloudEvents:time': 'soon', 'cloudEvents:id': 7, other: { nested: [1] } };
    rabbit.channel.publish(rabbit.names.events, `${service}.happened.v1`, Buffer.from('not JSON'), { headers });
    const [first, second] = await seen.until(2);
    expect(first!.message).toMatchObject({ body: 'not JSON', envelope: { type: `${service}.happened.v1`, source: 'unknown' } });
    expect(first!.message.envelope.actor).toBeUndefined();
    expect(second!.message.envelope.id).toBe(first!.message.envelope.id);
  });

  it('parks a message in the dead letters of the service when its consumer goes on breaking down', async () => {
    const { service, seen } = await aSubscriber(broker, { consume: () => Promise.reject(new Error('crashed')) });
    const message = aMessage(`${service}.happened.v1`);
    await broker.publish(message);
    await until('the dead letter', async () => (await rabbit.depth(`${service}.dead-letters`)) === 1);
    const parked = await rabbit.channel.get(rabbit.names.deadLetters(service), { noAck: true });
    expect(parked).toMatchObject({ properties: { messageId: message.envelope.id, type: message.envelope.type } });
    expect(seen.deliveries).toHaveLength(DELIVERY_LIMIT + 1);
  });

  it('hands over what is parked until it is kept', async () => {
    const { service } = await aSubscriber(broker, { consume: () => Promise.reject(new Error('crashed')) });
    const message = aMessage(`${service}.happened.v1`);
    await broker.publish(message);
    const handed: Parked[] = [];
    await broker.takeParked(service, async (parked) => {
      handed.push(parked);
      if (handed.length === 1) throw new Error('the store is away');
    });
    await until('an empty queue', async () => handed.length > 1 && (await rabbit.depth(`${service}.dead-letters`)) === 0);
    expect(handed).toHaveLength(2);
    expect(handed[1]).toMatchObject({ message, queue: `${service}.on-happened`, deliveries: DELIVERY_LIMIT + 1 });
  });

  it('keeps a message whose queue is gone when it comes back', async () => {
    const { service, seen } = await aSubscriber(broker, { consume: async () => ({ outcome: 'retry', delayMs: 1 }) });
    await broker.publish(aMessage(`${service}.happened.v1`));
    await seen.until(1);
    await broker.drain(service);
    await rabbit.channel.deleteQueue(rabbit.names.queue(`${service}.on-happened`));
    await until('the homeless message', async () => (await rabbit.depth('linli.homeless')) === 1);
  });

  it('declares and consumes a queue again that somebody has deleted', async () => {
    const { service, seen } = await aSubscriber(broker);
    await rabbit.channel.deleteQueue(rabbit.names.queue(`${service}.on-happened`));
    await until('a delivery', async () => {
      await broker.publish(aMessage(`${service}.happened.v1`));
      return seen.deliveries.length > 0;
    });
  });

  it('shares requests between replicas, and lets one leave', async () => {
    const replica = await rabbit.open();
    const service = await anEcho(broker);
    await replica.serve(service, async (request) => aMessage('reply', {}, `replica ${request.body}`));
    // What is asked in one tick travels together, to one of them.
    const bodies: string[] = [];
    for (const request of numbered(10, 'crowd.ask', inMs(5_000))) bodies.push((await broker.request(service, request)).body);
    expect(new Set(bodies.map((body) => body.split(' ')[0]))).toEqual(new Set(['echo', 'replica']));
    await broker.drain(service);
    await expect(broker.request(service, aMessage('crowd.ask', inMs(5_000), 'again'))).resolves.toMatchObject({
      body: 'replica again',
    });
    await replica.close();
  });

  it('keeps requests for the next replica for a while, then nobody listens', async () => {
    const service = await anEcho(broker);
    await broker.drain(service);
    const early = broker.request(service, aMessage('crowd.ask', inMs(5_000), 'early'));
    await broker.serve(service, async ({ body }) => aMessage('reply', {}, body));
    await expect(early).resolves.toMatchObject({ body: 'early' });
    await broker.drain(service);
    const refusals: unknown[] = [];
    await until('a refusal', async () => {
      refusals.push(await broker.request(service, aMessage('crowd.ask', inMs(200))).catch((error: unknown) => error));
      return refusals.at(-1) instanceof NobodyListens;
    });
    expect(refusals[0]).toBeInstanceOf(NoReply);
  });

  it('does not acknowledge before the work is done', async () => {
    const replica = await rabbit.open();
    const never = aGate();
    const { service, seen } = await aSubscriber(replica, { consume: () => never.opened });
    await broker.publish(aMessage(`${service}.happened.v1`));
    await seen.until(1);
    await replica.close();
    const successor = await aSubscriber(broker, { service });
    expect((await successor.seen.until(1))[0]).toMatchObject({ attempt: 1, redelivered: true });
  });
}
