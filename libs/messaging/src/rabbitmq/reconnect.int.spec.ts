import { aGate, aMessage, anEcho, aSubscriber, FaultProxy, inMs, numbered, until } from '@linli/testing';
import { Broker } from '../broker/broker';
import { BrokerUnavailable } from '../broker/broker-errors';
import { RabbitUnderTest } from './testing/rabbit-under-test';

const { AMQP_URL } = process.env;

if (AMQP_URL) describe('A connection to RabbitMQ that is lost', () => overProxy(AMQP_URL));
else it.skip('Reconnecting to RabbitMQ: skipped, for AMQP_URL names no RabbitMQ', () => {});

function overProxy(url: string): void {
  let proxy: FaultProxy;
  let rabbit: RabbitUnderTest;
  let broker: Broker;
  beforeAll(async () => {
    const direct = new URL(url);
    proxy = await FaultProxy.to(direct.hostname, Number(direct.port || 5672));
    rabbit = await RabbitUnderTest.at(url);
  });
  beforeEach(async () => {
    const through = new URL(url);
    through.hostname = '127.0.0.1';
    through.port = String(proxy.port);
    broker = await rabbit.open(through.href);
  });
  afterEach(async () => {
    proxy.delay(0);
    await broker.close();
  });
  afterAll(async () => {
    await proxy.close();
    await rabbit.cleanUp();
  });

  /** The way back takes a while then, or the loss could be over before anybody looks. */
  const cut = (): void => {
    proxy.delay(30);
    proxy.cut();
  };
  const lost = async (): Promise<void> => {
    await until('the loss', () => !broker.isReady());
  };
  const backAgain = async (): Promise<void> => {
    await lost();
    proxy.delay(0);
    await until('the return', () => broker.isReady());
  };

  it('comes back by itself, and events and requests go on', async () => {
    const { service, seen } = await aSubscriber(broker);
    const echo = await anEcho(broker);
    for (const round of [1, 2]) {
      cut();
      await backAgain();
      await broker.publish(aMessage(`${service}.happened.v1`));
      await seen.until(round);
      await expect(broker.request(echo, aMessage('crowd.ask', inMs(5_000), 'still'))).resolves.toMatchObject({
        body: 'echo still',
      });
    }
    expect(rabbit.lines.join('\n')).toContain(`127.0.0.1:${proxy.port}`);
    expect(rabbit.lines.join('\n')).not.toContain(new URL(url).password || 'guest@');
  });

  it('rejects what is not confirmed and what is not answered', async () => {
    const gate = aGate();
    const { service } = await aSubscriber(broker);
    const echo = await anEcho(broker, () => gate.opened);
    const asked = broker.request(echo, aMessage('crowd.ask', inMs(10_000)));
    proxy.freeze();
    const published = numbered(50, `${service}.happened.v1`).map((message) => broker.publish(message));
    const outcomes = Promise.allSettled([asked, ...published]);
    cut();
    for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: expect.any(BrokerUnavailable) });
    gate.open();
    await backAgain();
  });

  it('refuses at once while it is away', async () => {
    cut();
    await lost();
    await expect(broker.publish(aMessage('a.v1'))).rejects.toThrow(BrokerUnavailable);
    await expect(broker.request('a', aMessage('crowd.ask', inMs(1_000)))).rejects.toThrow(BrokerUnavailable);
    proxy.delay(0);
    await until('the return', () => broker.isReady());
  });

  it('is waited for by whoever begins to consume while it is away, or loses it while declaring', async () => {
    cut();
    await lost();
    const begun = aSubscriber(broker);
    proxy.delay(0);
    const { service, seen } = await begun;
    proxy.delay(20);
    const declaring = anEcho(broker);
    proxy.cut();
    proxy.delay(0);
    const echo = await declaring;
    await broker.publish(aMessage(`${service}.happened.v1`));
    await seen.until(1);
    await expect(broker.request(echo, aMessage('crowd.ask', inMs(5_000), 'still'))).resolves.toMatchObject({
      body: 'echo still',
    });
  });

  it('brings a delivery again that was in hand, and its late acknowledgement does no harm', async () => {
    const gate = aGate();
    const { service, seen } = await aSubscriber(broker, { consume: () => gate.opened });
    await broker.publish(aMessage(`${service}.happened.v1`));
    await seen.until(1);
    cut();
    const [, again] = await seen.until(2);
    expect(again).toMatchObject({ attempt: 1, redelivered: true });
    gate.open();
    await broker.drain(service);
    expect(await rabbit.depth(`${service}.on-happened`)).toBe(0);
  });

  it('is not needed to close', async () => {
    proxy.freeze();
    await broker.close();
    cut();
  });
}
