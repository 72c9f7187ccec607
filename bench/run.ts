import { connect } from 'amqplib';
import { benchmarks } from './benchmarks';
import { Benchmark } from './measure/benchmark';
import { keep, resultOf } from './measure/result';
import { takeTurns } from './measure/rounds';
import { AMQP_URL } from './measure/services';
import { storeName } from './measure/store';
import { tableOf } from './measure/table';

/** Runs the benchmarks that are named; exits with 1 when a result is wrong, not when a target is missed. */
async function main(words: readonly string[]): Promise<void> {
  const long = words.includes('--long');
  for (const id of words.filter((word) => word !== '--long')) await runOne(named(id), long);
}

function named(id: string): Benchmark {
  const found = benchmarks.find((benchmark) => benchmark.id === id.toUpperCase());
  if (!found) throw new Error(`there is no benchmark ${id}; there are ${benchmarks.map((each) => each.id).join(', ')}`);
  return found;
}

async function runOne(benchmark: Benchmark, long: boolean): Promise<void> {
  const broker = benchmark.broker === 'none' ? 'no broker' : await brokerName();
  const store = benchmark.store === 'none' ? 'none' : await storeName();
  const series = await takeTurns(benchmark, long);
  const notes = (await benchmark.notes?.(long)) ?? [];
  const result = resultOf(benchmark, series, { broker, store, notes });
  console.log(`${tableOf(benchmark, series, result)}\nwritten to ${keep(result)}\n`);
  if (!result.correct) process.exitCode = 1;
}

async function brokerName(): Promise<string> {
  const model = await connect(AMQP_URL);
  const { product, version } = model.connection.serverProperties;
  await model.close();
  return `${product} ${version}`;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`linli: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
