import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ServiceUnavailable } from '@linli/contracts';
import { Lease } from '@linli/persistence';
import { Model } from 'mongoose';
import { GatewaySystem } from '../testing/gateway-system';
import { TURN } from './turn.schema';
import { TurnStore } from './turn.store';
import { Turns } from './turns';

describe('turns', () => {
  let system: GatewaySystem;
  let model: Model<Lease>;
  /** As two replicas would have them. */
  let one: Turns;
  let two: Turns;
  beforeAll(async () => {
    system = await GatewaySystem.start();
    model = system.modelOf<Lease>(TURN);
    [one, two] = [new Turns(new TurnStore(model)), new Turns(new TurnStore(model))];
  });
  afterAll(() => system.stop());

  const heldBy = (holder: string, _id: string, untilMs: number) =>
    model.insertOne({ _id, by: holder, until: new Date(Date.now() + untilMs) });

  it('let one work at a time, on all replicas, and leave nothing behind', async () => {
    let [atWork, most] = [0, 0];
    const work = async (): Promise<void> => {
      most = Math.max(most, ++atWork);
      await pause(3);
      atWork -= 1;
    };
    await Promise.all(Array.from({ length: 20 }, (_each, at) => (at % 2 ? one : two).take('/areas/1', work)));
    expect([most, await model.countDocuments({ _id: '/areas/1' })]).toEqual([1, 0]);
  });

  it('come in the order in which they were asked for', async () => {
    const order: number[] = [];
    await Promise.all([1, 2, 3, 4].map((at) => one.take('/areas/2', async () => order.push(at))));
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('end with the work, whatever becomes of it', async () => {
    await expect(one.take('/areas/3', () => Promise.reject(new Error('it failed')))).rejects.toThrow('it failed');
    await expect(two.take('/areas/3', async () => 'next')).resolves.toBe('next');
  });

  it('of a replica that is gone pass on when they have run out', async () => {
    await heldBy('gone', '/areas/4', -1);
    await expect(one.take('/areas/4', async () => 'at once')).resolves.toBe('at once');
    await heldBy('gone', '/areas/4', 300);
    const asked = Date.now();
    await expect(one.take('/areas/4', async () => 'later')).resolves.toBe('later');
    expect(Date.now() - asked).toBeGreaterThanOrEqual(250);
  });

  it('that do not come in time are not waited for, and nothing is done', async () => {
    const thing = `/areas/${randomUUID()}`;
    await heldBy('another', thing, 60_000);
    const work = jest.fn(async () => 'done');
    const [first, second] = await Promise.allSettled([one.take(thing, work, 50), one.take(thing, work, 100)]);
    for (const ended of [first, second]) expect(ended).toMatchObject({ reason: expect.any(ServiceUnavailable) });
    expect(work).not.toHaveBeenCalled();
    expect(await model.findById(thing).lean()).toMatchObject({ by: 'another' });
  });

  it('that have passed to another are not ended by whoever had them before', async () => {
    await one.take('/areas/5', async () => {
      await model.updateOne({ _id: '/areas/5' }, { $set: { by: 'another' } });
    });
    expect(await model.findById('/areas/5').lean()).toMatchObject({ by: 'another' });
  });
});
