import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { Simulation } from './testing/simulation/simulation';
import { GENTLE, Unkindness } from './testing/simulation/world';

// Jest's timers leave these pauses real, and what takes real time would not be the same again.
jest.mock('node:timers/promises', () => ({
  setTimeout: (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}));

/* LINLI_SIM_SEED=… replays one seed; LINLI_SIM_RUNS=… tries more or fewer of them. */
const { LINLI_SIM_SEED, LINLI_SIM_RUNS = '150' } = process.env;
const realImmediate = setImmediate;
const START = new Date('2026-03-02T04:00:00Z');

const unkind = fc.record<Unkindness>({
  refused: fc.constantFrom(0, 0.02, 0.1),
  unanswered: fc.constantFrom(0, 0.02, 0.1),
  doubled: fc.constantFrom(0, 0.1, 0.5),
  reordered: fc.constantFrom(0, 0.1, 0.5),
  crashes: fc.integer({ min: 0, max: 4 }),
});

let random: jest.SpyInstance<number, []>;
beforeEach(() => {
  jest.useFakeTimers({ now: START, doNotFake: ['nextTick', 'queueMicrotask', 'performance'] });
  random = jest.spyOn(Math, 'random');
  Logger.overrideLogger(false);
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

/** From timer to timer, and everything that follows from each before the next. */
async function pass(milliseconds: number): Promise<void> {
  for (const end = Date.now() + milliseconds; Date.now() < end; ) {
    jest.advanceTimersToNextTimer();
    await new Promise(realImmediate);
  }
}

type Made = new (...parts: ConstructorParameters<typeof Simulation>) => Simulation;

async function lived(seed: number, unkindness: Unkindness, Kind: Made = Simulation) {
  jest.setSystemTime(START);
  const simulation = new Kind(seed, unkindness, pass);
  random.mockImplementation(simulation.random);
  const problems = await simulation.run();
  const { course } = simulation;
  jest.clearAllTimers();
  return { problems, course };
}

/** Tries many worlds; the failing one is printed with its seed, made as small as it can be. */
const tryWorlds = (worlds: fc.Arbitrary<Unkindness>): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.nat(), worlds, async (seed, unkindness) => {
      const { problems } = await lived(seed, unkindness);
      expect(problems).toEqual([]);
    }),
    { numRuns: Number(LINLI_SIM_RUNS), ...(LINLI_SIM_SEED && { seed: Number(LINLI_SIM_SEED) }) },
  );

describe('a service in a simulated world', () => {
  it('has each effect once, in order, where nothing goes wrong', () => tryWorlds(fc.constant(GENTLE)), 60_000);

  it(
    'has each effect of what was committed once, and none of what was not, whatever goes wrong',
    () => tryWorlds(unkind),
    120_000,
  );

  const TROUBLE: Unkindness = { refused: 0.05, unanswered: 0.1, doubled: 0.5, reordered: 0.3, crashes: 2 };

  it('goes the same way again for the same seed', async () => {
    const [first, again] = [await lived(7, TROUBLE), await lived(7, TROUBLE)];
    expect(again).toEqual(first);
    expect((await lived(8, TROUBLE)).course).not.toBe(first.course);
  });

  it('is found out when its inbox is switched off', async () => {
    Object.assign(process.env, { LINLI_PLANTED_FAULT: 'no-inbox', SUPPRESS_JEST_WARNINGS: 'true' });
    jest.resetModules();
    (require('@nestjs/common') as typeof import('@nestjs/common')).Logger.overrideLogger(false);
    const withoutInbox: { Simulation: Made } = require('./testing/simulation/simulation');
    delete process.env.LINLI_PLANTED_FAULT;
    const { problems } = await lived(7, TROUBLE, withoutInbox.Simulation);
    expect(problems).toContainEqual(expect.stringContaining('took effect 2 times'));
  });
});
