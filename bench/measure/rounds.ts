import { Benchmark, Contender, Load, Running, Sample } from './benchmark';

/** The samples of one contender under one load, one for each round. */
export interface Series {
  readonly contender: Contender<Load>;
  readonly load: string;
  readonly samples: Sample[];
}

/**
 * Starts all contenders, lets each run in under the last load, and then lets them take turns (A B C A B C …) under each load,
 * after one round that does not count.
 */
export async function takeTurns<L extends Load>(benchmark: Benchmark<L>, long: boolean): Promise<Series[]> {
  const running: [Contender<L>, Running<L>][] = [];
  try {
    for (const contender of benchmark.contenders(long)) running.push([contender, await contender.start()]);
    for (const [contender, one] of running) await one.run(benchmark.loads(long).findLast((load) => takes(contender, load)) as L);
    const series: Series[] = [];
    for (const load of benchmark.loads(long)) {
      const takers = running.filter(([contender]) => takes(contender, load));
      series.push(...(await underLoad(takers, load, benchmark.pairs(long))));
    }
    return series;
  } finally {
    await Promise.all(running.map(([, { stop }]) => stop()));
  }
}

const takes = <L extends Load>(contender: Contender<L>, load: L): boolean => contender.takes?.(load) ?? true;

async function underLoad<L extends Load>(
  running: readonly [Contender<L>, Running<L>][],
  load: L,
  pairs: number,
): Promise<Series[]> {
  for (const [, one] of running) await one.run(load);
  const series = running.map(([contender]) => ({ contender, load: load.name, samples: [] as Sample[] }));
  for (let round = 0; round < pairs; round++)
    for (const [at, [, one]] of running.entries()) series[at]!.samples.push(await one.run(load));
  return series;
}
