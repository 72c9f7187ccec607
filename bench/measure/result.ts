import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { Benchmark, Goal } from './benchmark';
import { median, Ratio, ratioOf } from './figures';
import { Series } from './rounds';

interface Summary {
  readonly terms: string;
  readonly loads: Record<string, { rate: number; p50: number; p99: number }>;
}

/** What bench/results/<id>.json holds. */
export interface Result {
  readonly id: string;
  readonly when: string;
  readonly machine: string;
  readonly store: string;
  readonly broker: string;
  readonly subject: Summary;
  readonly peers: Record<string, Summary>;
  readonly limit: Record<string, Summary>;
  /** Named "<other> @ <load>", the rate of the subject over that of the other; with " (p50)" at the end, of latencies. */
  readonly ratios: Record<string, Ratio>;
  readonly notes: readonly string[];
  readonly correct: boolean;
  readonly problems: readonly string[];
  readonly target: string;
  readonly met: boolean;
}

/** Sums up a run; a target is met only where every goal that was measured is, and nothing went wrong. */
export function resultOf(
  benchmark: Benchmark,
  series: readonly Series[],
  { broker, store, notes }: Pick<Result, 'broker' | 'store' | 'notes'>,
): Result {
  const of = (role: string) => series.filter(({ contender }) => contender.role === role);
  const [subject] = Object.values(summaries(of('subject')));
  const problems = series.flatMap(({ contender, samples }) =>
    samples.flatMap((sample) => sample.problems.map((problem) => `${contender.name}: ${problem}`)),
  );
  const goals = benchmark.goals.filter((goal) => series.some(({ load }) => load === goal.load));
  return {
    id: benchmark.id,
    when: new Date().toISOString(),
    machine: machine(),
    store,
    broker,
    subject: subject as Summary,
    peers: summaries(of('peer')),
    limit: summaries(of('limit')),
    ratios: { ...rateRatios(series), ...latencyRatios(goals, series) },
    notes,
    correct: problems.length === 0,
    problems: [...new Set(problems)],
    target: benchmark.target,
    met: problems.length === 0 && goals.every((goal) => isMet(goal, series)),
  };
}

/** Writes the result to bench/results and says where. */
export function keep(result: Result, folder = 'bench/results'): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${result.id}.json`);
  writeFileSync(file, `${JSON.stringify(result, undefined, 2)}\n`);
  return file;
}

/** The ratio that a goal is about; of a goal against nobody, the subject's own figure with its spread. */
export function ratioFor({ load, against, than, of }: Goal, series: readonly Series[]): Ratio {
  const values = (under: string, matches: (one: Series) => boolean): number[] =>
    series.find((one) => one.load === under && matches(one))!.samples.map((sample) => sample[of]);
  const isSubject = ({ contender }: Series): boolean => contender.role === 'subject';
  const subject = values(load, isSubject);
  if (than !== undefined) return ratioOf(subject, values(than, isSubject));
  return ratioOf(
    subject,
    against === undefined ? subject.map(() => 1) : values(load, ({ contender }) => contender.name === against),
  );
}

/** Whether the median is where the goal wants it. */
export function isMet(goal: Goal, series: readonly Series[]): boolean {
  const ratio = ratioFor(goal, series).median;
  return ratio >= (goal.atLeast ?? 0) && ratio <= (goal.atMost ?? Number.POSITIVE_INFINITY);
}

/** With the load, for others may be at work on it. */
const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`;

function summaries(series: readonly Series[]): Record<string, Summary> {
  const all: Record<string, Summary> = {};
  for (const { contender, load, samples } of series) {
    const summary = all[contender.name] ?? { terms: contender.terms, loads: {} };
    all[contender.name] = summary;
    const middle = (figure: 'rate' | 'p50' | 'p99') => median(samples.map((sample) => sample[figure]));
    summary.loads[load] = { rate: Math.round(middle('rate')), p50: round(middle('p50')), p99: round(middle('p99')) };
  }
  return all;
}

function rateRatios(series: readonly Series[]): Record<string, Ratio> {
  const others = series.filter(({ contender }) => contender.role !== 'subject');
  return Object.fromEntries(
    others.map(({ contender, load }) => [
      `${contender.name} @ ${load}`,
      ratioFor({ load, against: contender.name, of: 'rate' }, series),
    ]),
  );
}

const latencyRatios = (goals: readonly Goal[], series: readonly Series[]): Record<string, Ratio> =>
  Object.fromEntries(
    goals
      .filter(({ of, against }) => of !== 'rate' && against !== undefined)
      .map((goal) => [`${goal.against} @ ${goal.load} (${goal.of})`, ratioFor(goal, series)] as const),
  );

const round = (value: number): number => Math.round(value * 1000) / 1000;
