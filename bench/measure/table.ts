import { Benchmark } from './benchmark';
import { Ratio } from './figures';
import { isMet, Result, ratioFor } from './result';
import { Series } from './rounds';

/** The result as text: what was measured, the ratios with their spread, and which goals are met. */
export function tableOf(benchmark: Benchmark, series: readonly Series[], result: Result): string {
  const lines = [`${benchmark.id}  ${benchmark.title}`, `${result.machine}; ${result.broker}; store: ${result.store}`, ''];
  for (const load of new Set(series.map((one) => one.load))) lines.push(...loadLines(load, series, result), '');
  lines.push(...termLines(series), '', ...goalLines(benchmark, series));
  for (const note of result.notes) lines.push(`note   ${note}`);
  for (const problem of result.problems) lines.push(`WRONG  ${problem}`);
  lines.push(`correct: ${result.correct ? 'yes' : 'no'}; target (${result.target}): ${result.met ? 'met' : 'not met'}`);
  return lines.join('\n');
}

function loadLines(load: string, series: readonly Series[], { subject, peers, limit, ratios }: Result): string[] {
  const all = { ...limit, ...peers };
  const rows = series
    .filter((one) => one.load === load)
    .map(({ contender: { name, role } }) => {
      const { rate, p50, p99 } = (all[name] ?? subject).loads[load]!;
      const ratio = role === 'subject' ? '' : shown(ratios[`${name} @ ${load}`]!);
      return row([name, role, String(rate), milliseconds(p50), milliseconds(p99), ratio]);
    });
  return [load, row(['', '', 'per second', 'p50 ms', 'p99 ms', 'subject ÷ this (min–max)']), ...rows];
}

function termLines(series: readonly Series[]): string[] {
  const contenders = new Map(series.map(({ contender }) => [contender.name, contender]));
  return [...contenders.values()].map(({ name, terms }) => `${name}: ${terms}`);
}

function goalLines({ goals }: Benchmark, series: readonly Series[]): string[] {
  return goals
    .filter((goal) => series.some(({ load }) => load === goal.load))
    .map((goal) => {
      const wanted = goal.atLeast === undefined ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`;
      const verdict = isMet(goal, series) ? 'met   ' : 'MISSED';
      const other = goal.against ?? goal.than;
      const unit = other === undefined ? UNITS[goal.of] : `× ${other}`;
      return `${verdict} ${goal.of} ${wanted} ${unit} @ ${goal.load}: ${shown(ratioFor(goal, series), unit.split(' ')[0])}`;
    });
}

const UNITS = { rate: 'per second', p50: 'ms', p99: 'ms' };

/** Zero where a benchmark has nothing to say about latency. */
const milliseconds = (value: number): string => (value === 0 ? '–' : value.toFixed(2));

const shown = ({ median, min, max }: Ratio, unit = '×'): string =>
  `${median.toFixed(2)} ${unit} (${min.toFixed(2)}–${max.toFixed(2)})`;

const WIDTHS = [24, 8, 11, 9, 9];

const row = (cells: readonly string[]): string =>
  cells
    .map((cell, at) => (at > 1 && at < 5 ? cell.padStart(WIDTHS[at]!) : cell.padEnd(WIDTHS[at] ?? 0)))
    .join(' ')
    .trimEnd();
