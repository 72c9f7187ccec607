import { writeFileSync } from 'node:fs';
import { isInstalled } from './ground/command';
import { Rabbit } from './ground/rabbit';
import { FaultStore, startStore } from './ground/store';
import { SCENARIOS } from './scenarios/all';
import { Bench, setUp, tearDown } from './scenarios/bench';
import { PLANTED } from './scenarios/planted';
import { Finding, Scenario, SystemScenario } from './scenarios/scenario';

const ERRORS_SHOWN = 5;
const ERROR_LENGTH = 1_500;

type Verdict = 'passed' | 'failed' | 'skipped';

interface Ground {
  readonly rabbit: Rabbit;
  readonly store: FaultStore;
}

interface Asked {
  readonly scenarios: readonly Scenario[];
  readonly smoke: boolean;
}

/** Runs what the arguments ask for and resolves with the exit code; the last line says how many passed. */
export async function runSuite(args: readonly string[]): Promise<number> {
  const { scenarios, smoke } = readArguments(args);
  if (scenarios.some(({ alone }) => !alone) && !(await isInstalled('rabbitmq-server')))
    throw new Error('RabbitMQ is needed: rabbitmq-server is not installed.');
  const benches = new Benches(smoke, () => startGround(args));
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const scenario of scenarios) counts[await verdictOf(scenario, benches)]++;
  await benches.close();
  report(counts);
  return counts.failed > 0 ? 1 : 0;
}

/** What the system stands on; started when a scenario first needs it. */
async function startGround(args: readonly string[]): Promise<Ground> {
  const started = Date.now();
  const rabbit = await Rabbit.start();
  const store = await startStore(rabbit.port, args.includes('--embedded') ? 'embedded' : 'any');
  console.log(`faults: RabbitMQ on port ${rabbit.port} and ${store.what} after ${secondsSince(started)}`);
  return { rabbit, store };
}

/** A caller that adds up several runs names a file for the counts, and prints the line itself. */
function report(counts: Readonly<Record<Verdict, number>>): void {
  const { LINLI_TEST_COUNTS: file } = process.env;
  if (file) writeFileSync(file, JSON.stringify(counts));
  else console.log(`${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`);
}

function readArguments(args: readonly string[]): Asked {
  const names = args.filter((arg) => !arg.startsWith('--'));
  const all = args.includes('--planted') ? PLANTED : SCENARIOS;
  const unknown = names.find((name) => !all.some(({ id }) => id === name));
  if (unknown) throw new Error(`There is no scenario ${unknown}; there are ${all.map(({ id }) => id).join(', ')}.`);
  return { scenarios: names.length > 0 ? all.filter(({ id }) => names.includes(id)) : all, smoke: args.includes('--smoke') };
}

/** Scenarios share one running system; one that failed, or wants another environment, gives way to a new one. */
class Benches {
  private current?: { readonly bench: Bench; readonly environment?: NodeJS.ProcessEnv };
  private ground?: Promise<Ground>;

  constructor(
    readonly smoke: boolean,
    private readonly startGround: () => Promise<Ground>,
  ) {}

  async run(scenario: Scenario): Promise<Finding> {
    return scenario.alone ? scenario.run({ smoke: this.smoke }) : scenario.run(await this.for(scenario));
  }

  private async for({ environment }: SystemScenario): Promise<Bench> {
    if (this.current && this.current.environment === environment) return this.current.bench;
    await this.close();
    this.ground ??= this.startGround();
    const bench = await setUp({ ...(await this.ground), smoke: this.smoke }, environment);
    this.current = { bench, environment };
    return bench;
  }

  /** What the apps themselves complained of since then, the last lines of each. */
  printErrors(since: number): void {
    for (const app of this.current?.bench.system.apps ?? [])
      for (const line of app.errorsSince(since).slice(-ERRORS_SHOWN))
        console.log(`     ${app.name}: ${line.slice(0, ERROR_LENGTH)}`);
  }

  async close(): Promise<void> {
    const { current } = this;
    this.current = undefined;
    if (current) await tearDown(current.bench);
  }
}

async function verdictOf(scenario: Scenario, benches: Benches): Promise<Verdict> {
  const started = Date.now();
  const finding = await benches
    .run(scenario)
    .catch((error: Error): Finding => ({ saw: `it broke down: ${error.stack ?? error.message}`, violations: [] }));
  const found = finding.violations.filter(({ kind }) => !scenario.mustFind || kind === scenario.mustFind);
  const passed = !finding.saw.startsWith('it broke down') && found.length > 0 === (scenario.mustFind !== undefined);
  const verdict = finding.isLeftOut ? 'skipped' : passed ? 'passed' : 'failed';
  console.log(
    `${scenario.id.padEnd(4)} ${verdict === 'failed' ? 'FAILED' : verdict} in ${secondsSince(started)}: ${scenario.does}. Saw: ${finding.saw}.`,
  );
  for (const { invariant, text } of finding.violations) console.log(`     ${invariant}: ${text}`);
  if (!passed) benches.printErrors(started);
  if (!passed || scenario.mustFind) await benches.close();
  return verdict;
}

const secondsSince = (started: number): string => `${((Date.now() - started) / 1000).toFixed(0)} s`;
