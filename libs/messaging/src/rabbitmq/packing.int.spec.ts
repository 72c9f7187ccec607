import { randomUUID } from 'node:crypto';
import { aGate, aMessage, anEcho, done, inMs, numbered, until } from '@linli/testing';
import { ConsumeMessage } from 'amqplib';
import { Broker } from '../broker/broker';
import { NobodyListens, NoReply } from '../broker/broker-errors';
import { toProperties } from './cloud-events';
import { fromPack, isPack, PACK, seal, toPack } from './packing/pack';
import { RabbitUnderTest } from './testing/rabbit-under-test';

const { AMQP_URL } = process.env;

if (AMQP_URL) describe('Packs over RabbitMQ', () => onRabbit(AMQP_URL));
else it.skip('Packs over RabbitMQ: skipped, for AMQP_URL names no RabbitMQ', () => {});

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

  const ask = (service: string, body: string, within = 5_000) =>
    broker.request(service, aMessage('crowd.ask', inMs(within), body));

  /** A service whose queue the test reads by itself, to see how requests travel. */
  async function aTap(): Promise<{ service: string; arrived: ConsumeMessage[] }> {
    const service = `crowd-${randomUUID()}`;
    const arrived: ConsumeMessage[] = [];
    const queue = rabbit.names.requests(service);
    await rabbit.channel.assertQueue(queue, { autoDelete: true });
    await rabbit.channel.consume(queue, (message) => void (message && arrived.push(message)), { noAck: true });
    return { service, arrived };
  }

  /** A queue for replies that the test reads by itself, as an asker of its own. */
  async function anAsker(): Promise<{ replyTo: string; replies: ConsumeMessage[] }> {
    const { queue: replyTo } = await rabbit.channel.assertQueue('', { exclusive: true });
    const replies: ConsumeMessage[] = [];
    await rabbit.channel.consume(replyTo, (message) => void (message && replies.push(message)), { noAck: true });
    return { replyTo, replies };
  }

  it('take the requests of one tick in one message', async () => {
    const { service, arrived } = await aTap();
    const asked = numbered(100, 'crowd.ask', inMs(200)).map((request) => broker.request(service, request));
    await Promise.allSettled(asked);
    expect(arrived).toHaveLength(1);
    expect(fromPack(arrived[0]!.content)).toHaveLength(100);
  });

  it('stay below 64 KiB, and a larger request travels alone', async () => {
    const { service, arrived } = await aTap();
    const bodies = [...Array.from({ length: 100 }, () => 'x'.repeat(2_000)), 'y'.repeat(200_000)];
    await Promise.allSettled(bodies.map((body) => ask(service, body, 300)));
    const packs = arrived.map(({ content }) => fromPack(content).length);
    expect(packs.reduce((sum, count) => sum + count)).toBe(101);
    expect(arrived.filter(({ content }) => content.length > 65 * 1024).map(({ content }) => fromPack(content).length)).toEqual([
      1,
    ]);
  });

  it('carry a request and a reply that are larger than a pack may be', async () => {
    const large = 'z'.repeat(300_000);
    const service = await anEcho(broker);
    const [small, big] = await Promise.all([ask(service, 'small'), ask(service, large)]);
    expect([small.body, big.body.length]).toEqual(['echo small', large.length + 5]);
  });

  it('are answered item by item: the quick do not wait for the slow, nor their replies', async () => {
    const gate = aGate();
    const service = await anEcho(broker, ({ body }) => (body.startsWith('slow') ? gate.opened : done()));
    const slow = Promise.all(['slow 1', 'slow 2'].map((body) => ask(service, body)));
    const quick = await Promise.all(['1', '2', '3'].map((body) => ask(service, body)));
    expect(quick.map(({ body }) => body)).toEqual(['echo 1', 'echo 2', 'echo 3']);
    gate.open();
    expect((await slow).map(({ body }) => body)).toEqual(['echo slow 1', 'echo slow 2']);
  });

  it('are acknowledged when all their items are answered, and come again when the consumer breaks down before', async () => {
    const replica = await rabbit.open();
    const never = aGate();
    const seen: string[] = [];
    const service = await anEcho(replica, ({ body }) => {
      seen.push(body);
      return body === 'stuck' ? never.opened : done();
    });
    const stuck = ask(service, 'stuck');
    await expect(ask(service, 'quick')).resolves.toMatchObject({ body: 'echo quick' });
    await broker.serve(service, async (request) => aMessage('reply', {}, `successor ${request.body}`));
    await replica.close();
    await expect(stuck).resolves.toMatchObject({ body: 'successor stuck' });
    expect(seen).toEqual(['stuck', 'quick']);
  });

  it('have nobody listening to any of their items when they cannot be delivered', async () => {
    const nowhere = `crowd-${randomUUID()}`;
    const asked = await Promise.allSettled(numbered(50, 'crowd.ask', inMs(10_000)).map((one) => broker.request(nowhere, one)));
    for (const outcome of asked) expect(outcome).toMatchObject({ reason: expect.any(NobodyListens) });
  });

  it('have a deadline for each item', async () => {
    const gate = aGate();
    const service = await anEcho(broker, () => gate.opened);
    const [short, long] = [ask(service, 'short', 150), ask(service, 'long')];
    await expect(short).rejects.toThrow(NoReply);
    gate.open();
    await expect(long).resolves.toMatchObject({ body: 'echo long' });
  });

  it('have no item begun that is past its deadline, and the others are answered', async () => {
    const { replyTo, replies } = await anAsker();
    const began: string[] = [];
    const service = await anEcho(broker, async ({ body }) => void began.push(body));
    const items = [aMessage('crowd.ask', inMs(-1), 'late'), aMessage('crowd.ask', inMs(5_000), 'in time')];
    const pack = toPack(items.map((item, at) => seal(at, item)));
    rabbit.channel.sendToQueue(rabbit.names.requests(service), pack, { contentType: PACK, replyTo });
    await until('the reply', () => replies.length > 0);
    expect(fromPack(replies[0]!.content).map(({ number }) => number)).toEqual([1]);
    expect(began).toEqual(['in time']);
  });

  it('have what is not begun dropped when their asker has gone', async () => {
    const gates = numbered(400, 'crowd.ask').map(aGate);
    const began: string[] = [];
    const service = await anEcho(broker, ({ body }) => {
      began.push(body);
      return gates[Number(body)]!.opened;
    });
    const asker = await rabbit.open();
    const asked = Promise.allSettled(numbered(400, 'crowd.ask', inMs(10_000)).map((one) => asker.request(service, one)));
    await until('300 in hand', () => began.length === 300);
    await asker.close();
    await asked;
    // Each that is let go makes room for the next, until a reply comes back and tells that nobody is there to take it.
    let [before, released] = [0, 0];
    await until('one that makes room for none', () => {
      if (began.length === before) return true;
      before = began.length;
      gates[released]!.open();
      released++;
      return false;
    });
    for (const gate of gates) gate.open();
    await broker.drain(service);
    expect(began.length).toBeLessThan(400);
  });

  it('are not needed: a request by itself is answered by itself, as versions without packs have it', async () => {
    const { replyTo, replies } = await anAsker();
    const service = await anEcho(broker);
    const request = aMessage('crowd.ask', inMs(5_000), 'alone');
    const properties = { ...toProperties(request), correlationId: '17', replyTo };
    rabbit.channel.sendToQueue(rabbit.names.requests(service), Buffer.from(request.body), properties);
    await until('the reply', () => replies.length > 0);
    expect(isPack(replies[0]!)).toBe(false);
    expect(replies[0]).toMatchObject({ properties: { correlationId: '17', type: 'reply' } });
    expect(replies[0]!.content.toString()).toBe('echo alone');
  });

  it('that are none are logged and taken off the queue', async () => {
    const service = await anEcho(broker);
    rabbit.channel.sendToQueue(rabbit.names.requests(service), Buffer.from('rubbish'), { contentType: PACK });
    await until('the line', () => rabbit.lines.some((line) => line.includes('is no pack')));
    await expect(ask(service, 'next')).resolves.toMatchObject({ body: 'echo next' });
  });
}
