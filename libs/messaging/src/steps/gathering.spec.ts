import { ServiceUnavailable } from '@linli/contracts';
import { Call } from '../handlers/call';
import { BATCH, Gathering } from './gathering';
import { singleOut } from './single-out';

const calls = (count: number): Call[] =>
  Array.from({ length: count }, (_, at) => ({ service: 'events', attempt: at + 1 }) as unknown as Call);
const NONE = new Map<Call, unknown>();

describe('gathering', () => {
  it('makes one batch of what comes at once, and the next of what comes while it is handled', async () => {
    const batches: number[] = [];
    const later: Promise<unknown>[] = [];
    const gathering = new Gathering(async ({ length }) => {
      batches.push(length);
      if (batches.length === 1) later.push(...calls(2).map(gathering.take));
      return NONE;
    });
    await Promise.all(calls(3).map(gathering.take));
    await Promise.all(later);
    await gathering.take(calls(1)[0]!);
    expect(batches).toEqual([3, 2, 1]);
  });

  it('keeps the order, and makes no batch too large', async () => {
    const [batches, all] = [[] as number[], calls(BATCH + 1)];
    const order: Call[] = [];
    const gathering = new Gathering(async (batch) => {
      batches.push(batch.length);
      order.push(...batch);
      return NONE;
    });
    await Promise.all(all.map(gathering.take));
    expect([batches, order]).toEqual([[BATCH, 1], all]);
  });

  it('tells each call of its own failure', async () => {
    const [good, bad] = calls(2) as [Call, Call];
    const gathering = new Gathering(async () => new Map([[bad, new Error('bad')]]));
    const outcomes = await Promise.allSettled([good, bad].map(gathering.take));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });
});

describe('singling out', () => {
  it('finds the calls that fail, in few attempts, and the others are handled once', async () => {
    const all = calls(100);
    const bad = [all[17]!, all[80]!];
    const handled: Call[] = [];
    let attempts = 0;
    const failures = await singleOut(all, async (batch) => {
      attempts++;
      if (batch.some((call) => bad.includes(call))) throw new Error('bad');
      handled.push(...batch);
    });
    expect([...failures.keys()]).toEqual(bad);
    expect(handled).toEqual(all.filter((call) => !bad.includes(call)));
    expect(attempts).toBeLessThan(30);
  });

  it('does not halve what fails for all', async () => {
    const all = calls(8);
    let attempts = 0;
    const failures = await singleOut(all, async () => {
      attempts++;
      throw new ServiceUnavailable();
    });
    expect([failures.size, attempts]).toEqual([8, 1]);
  });
});
