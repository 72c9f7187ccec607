import { Load, Sample } from '../measure/benchmark';
import { quantile } from '../measure/figures';
import { Question, questionsOf, Reply } from './question';

/** A number of callers, each of whom asks again as soon as the reply is there. */
export interface CallLoad extends Load {
  readonly bytes: number;
  readonly callers: number;
  readonly milliseconds: number;
}

interface Tally {
  /** Milliseconds, of the calls that did not take long on purpose. */
  readonly latencies: number[];
  readonly problems: Set<string>;
  done: number;
}

/** Asks for as long as the load says and waits for the last replies; each has to belong to its question. */
export async function closedLoop({ bytes, callers, milliseconds }: CallLoad, ask: Ask): Promise<Sample> {
  const tally: Tally = { latencies: [], problems: new Set(), done: 0 };
  const next = questionsOf(bytes);
  const started = performance.now();
  const caller = async (): Promise<void> => {
    while (performance.now() - started < milliseconds) await call(next(), ask, tally);
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const seconds = (performance.now() - started) / 1000;
  const { latencies, done, problems } = tally;
  return { rate: done / seconds, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99), problems: [...problems] };
}

type Ask = (question: Question) => Promise<Reply>;

async function call(question: Question, ask: Ask, tally: Tally): Promise<void> {
  const asked = performance.now();
  try {
    const { key, text } = await ask(question);
    if (key !== question.key || text.length !== question.text.length) tally.problems.add('a reply to another question');
    tally.done++;
    if (!question.slow) tally.latencies.push(performance.now() - asked);
  } catch (error) {
    tally.problems.add(`no reply: ${String(error)}`);
  }
}
