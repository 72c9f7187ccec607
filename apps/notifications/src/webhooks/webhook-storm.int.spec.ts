import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { EndWebhook, ListWebhookDeliveries, RegisterWebhook } from '@linli/contracts/notifications';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import mongoose from 'mongoose';
import { notificationsService } from '../notifications.module';
import { Receiver } from '../testing/receiver';
import { SETTINGS } from '../testing/settings';
import { DeliveryTurns, turnChanged } from './delivery-turn.store';
import { Delivery } from './webhook';

const AREA = '510108903901';
const organiser = { id: newId(), roles: ['organiser' as const], areaCodes: [AREA], memberOf: [] };
const service = () => notificationsService({ ...SETTINGS, WEBHOOKS_TO_ANYWHERE: 'on' });
const at = new Date(Date.now() - 600_000);
const FEW = 100;
/** Of the store, for one delivery: taking, finding nothing more, whose turn, settling, giving the turn, and what two replicas see in vain. */
const OPERATIONS_EACH = 8;

describe('webhooks in a storm', () => {
  let system: TestSystem;
  let receiver: Receiver;
  let webhookId: string;
  beforeAll(async () => {
    system = await TestSystem.start([service(), service()]);
  }, 60_000);
  beforeEach(async () => {
    receiver = new Receiver();
    webhookId = await register(await receiver.start());
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    mongoose.set('debug', false);
    await system.ask(EndWebhook, { webhookId }, organiser);
    await receiver.stop();
  });
  afterAll(() => system.stop());

  const register = async (address: string) => (await system.ask(RegisterWebhook, { areaCode: AREA, address }, organiser)).id;
  const deliveries = () => system.database().collection<Delivery>('webhookDeliveries');
  const told = () => receiver.posted.map(({ body }) => JSON.parse(body) as number);
  const numbers = (count: number) => Array.from({ length: count }, (_each, n) => n);
  const untilTold = (count: number) => until(`${count} told`, () => receiver.posted.length >= count, 120_000);

  const waiting = (n: number, more: Partial<Delivery> = turnChanged()): Delivery => {
    return {
      ...{
        _id: newId(),
        webhookId,
        kind: 'registration.confirmed',
        eventId: 'market',
        payload: `${n}`,
        status: 'queued',
        attempts: 0,
      },
      ...{ queuedAt: new Date(at.getTime() + n), expiresAt: new Date(at.getTime() + 86_400_000), ...more },
    };
  };
  const asBefore = () => ({ nextAttemptAt: new Date(system.clock.now().getTime() - 1000) });

  /** What the store is asked about deliveries while it goes on, but for looking every half second whether there is anything. */
  async function operationsOf(act: () => Promise<unknown>): Promise<string[]> {
    const asked: string[] = [];
    mongoose.set('debug', (collection: string, method: string) => {
      if (collection === 'webhookDeliveries' && method !== 'find') asked.push(method);
    });
    await act();
    mongoose.set('debug', false);
    return asked;
  }

  it.each([FEW, 3 * FEW])(
    '%d of one event are told in order, once, each with as much of the store',
    async (count) => {
      await deliveries().insertMany(numbers(count).map((n) => waiting(n)));
      const asked = await operationsOf(() => untilTold(count));
      expect(told()).toEqual(numbers(count));
      expect(asked).not.toContain('updateMany');
      expect(asked.length).toBeLessThan(OPERATIONS_EACH * count + 100);
      const { items } = await system.ask(ListWebhookDeliveries, { webhookId, limit: 100 }, organiser);
      expect(items.filter(({ attempts }) => attempts !== 1)).toEqual([]);
    },
    130_000,
  );

  it('those that were queued before turns were given are told in order, too', async () => {
    await deliveries().insertMany(numbers(FEW).map((n) => waiting(n, asBefore())));
    const asked = await operationsOf(() => untilTold(FEW));
    expect([told(), asked.includes('updateMany')]).toEqual([numbers(FEW), false]);
    expect(asked.length).toBeLessThan(2 * OPERATIONS_EACH * FEW + 100);
  }, 130_000);

  it('the turn is given also when a process ended after one was told and before the next could be', async () => {
    const give = DeliveryTurns.prototype.give;
    let ended = 0;
    jest.spyOn(DeliveryTurns.prototype, 'give').mockImplementation(function (this: DeliveryTurns, ...asked) {
      if (receiver.posted.length > 0 && ended++ < 3) return Promise.reject(new Error('ended'));
      return give.apply(this, asked);
    });
    await deliveries().insertMany([waiting(0), waiting(1, {}), waiting(2, {})]);
    await untilTold(3);
    expect([told(), ended > 2]).toEqual([numbers(3), true]);
  });

  it('one that comes before others after all is told before those that wait', async () => {
    receiver.answers = [500];
    await deliveries().insertOne(waiting(1));
    await untilTold(1);
    await deliveries().insertMany([waiting(2), waiting(0)]);
    await untilTold(2);
    await system.clock.set(new Date(system.clock.now().getTime() + 6_000));
    await untilTold(4);
    expect(told()).toEqual([1, 0, 1, 2]);
  });

  it('an address that does not answer takes no more than its share, and the others are told meanwhile', async () => {
    let [begun, over] = [0, 0];
    const dead = createServer((request) => {
      begun++;
      request.on('close', () => over++);
    });
    await new Promise<void>((ready) => dead.listen(0, '127.0.0.1', ready));
    const silent = await register(`http://127.0.0.1:${(dead.address() as AddressInfo).port}/`);
    const ofOthers = (n: number): Delivery => ({ ...waiting(n), eventId: `event ${n}` });
    await deliveries().insertMany(numbers(FEW).map((n) => ({ ...ofOthers(n), webhookId: silent })));
    await until('its share in both replicas', () => begun === 8);
    await deliveries().insertMany(numbers(20).map(ofOthers));
    await untilTold(20);
    expect([begun - over <= 8, over < FEW / 4]).toEqual([true, true]);
    await system.ask(EndWebhook, { webhookId: silent }, organiser);
    dead.closeAllConnections();
    await new Promise((closed) => dead.close(closed));
  });

  /** DocumentDB on PostgreSQL sorts what the index finds of one event. */
  it('every look is by an index', async () => {
    const [now, queue] = [system.clock.now(), { webhookId, eventId: 'market', status: 'queued' as const }];
    const looks = [
      deliveries().find({ turnChanged: { $gt: '' } }),
      deliveries().find(queue).sort({ queuedAt: 1, _id: 1 }),
      deliveries()
        .find({ status: 'queued', nextAttemptAt: { $lte: now }, webhookId: { $nin: ['w'] } })
        .sort({ nextAttemptAt: 1 }),
    ];
    for (const look of looks) expect(JSON.stringify(await look.explain('queryPlanner'))).not.toContain('"COLLSCAN"');
  });
});
