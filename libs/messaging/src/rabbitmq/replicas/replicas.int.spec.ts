import { randomUUID } from 'node:crypto';
import { aMessage, FaultProxy, inMs, until } from '@linli/testing';
import { Broker } from '../../broker/broker';
import { RabbitUnderTest } from '../testing/rabbit-under-test';

const { AMQP_URL } = process.env;

if (AMQP_URL) describe('Replicas on RabbitMQ', () => onRabbit(AMQP_URL));
else it.skip('Replicas on RabbitMQ: skipped, for AMQP_URL names no RabbitMQ', () => {});

const KEYS = Array.from({ length: 30 }, (_none, at) => `event-${at}`);

function onRabbit(url: string): void {
  const service = `crowd-${randomUUID().slice(0, 8)}`;
  let rabbit: RabbitUnderTest;
  let asker: Broker;
  let one: Broker;
  beforeAll(async () => {
    rabbit = await RabbitUnderTest.at(url);
    [asker, one] = [await rabbit.open(), await rabbit.open()];
    await serves(one, 'one');
  });
  afterAll(async () => {
    for (const broker of [one, asker]) await broker.close();
    await rabbit.cleanUp();
  });

  const serves = (broker: Broker, name: string): Promise<void> => broker.serve(service, async () => aMessage('reply', {}, name));
  const whoAnswers = async (key: string): Promise<string> =>
    (await asker.request(service, { ...aMessage(`${service}.ask`, inMs(8_000)), key })).body;
  const answers = async (): Promise<Record<string, string>> =>
    Object.fromEntries(await Promise.all(KEYS.map(async (key) => [key, await whoAnswers(key)])));
  /** Both are known to the asker: from then on keys stay where they are. */
  const shared = async (): Promise<Record<string, string>> => {
    let found: Record<string, string> = {};
    await until('both take their keys', async () => {
      found = await answers();
      const again = await answers();
      return new Set(Object.values(found)).size === 2 && KEYS.every((key) => found[key] === again[key]);
    });
    return found;
  };

  it('take each key at one place, and give all of them to the others when they leave, without one that gets no answer', async () => {
    const two = await rabbit.open();
    await serves(two, 'two');
    const found = await shared();
    expect(await answers()).toEqual(found);
    let hasLeft = false;
    const leaving = two.drain(service).then(() => {
      hasLeft = true;
    });
    while (!hasLeft) await answers();
    await leaving;
    expect(new Set(Object.values(await answers()))).toEqual(new Set(['one']));
    await two.close();
  });

  it('that die leave what was meant for them to the others, in time', async () => {
    const direct = new URL(url);
    const proxy = await FaultProxy.to(direct.hostname, Number(direct.port || 5672));
    const through = new URL(url);
    [through.hostname, through.port] = ['127.0.0.1', String(proxy.port)];
    const two = await rabbit.open(through.href);
    let isStuck = false;
    const never = new Promise<never>(() => {});
    await two.serve(service, () => (isStuck ? never : Promise.resolve(aMessage('reply', {}, 'two'))));
    const found = await shared();
    const its = KEYS.filter((key) => found[key] === 'two');
    isStuck = true;
    const asked = its.map(whoAnswers);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await proxy.close();
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['one']));
    // Until it is missed, requests still go to where it was.
    expect(new Set(Object.values(await answers()))).toEqual(new Set(['one']));
    await two.close();
  });
}
