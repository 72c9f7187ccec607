import { FactBody } from '../facts/fact';
import { Tally } from '../facts/tally';
import { Sample } from '../measure/benchmark';
import { microseconds } from '../measure/clock';
import { work } from '../measure/worker';
import { messagesOf, Run } from './load';
import { Taker } from './way';
import { ways } from './ways';

/** node process.js consumer <way> <url> <namespace>: one way, in a process of its own. */
const [, name = '', url = '', namespace = ''] = process.argv.slice(2);

void work<Run>(async () => {
  const tally = new Tally();
  const taker = await ways[name]!.open({ url, namespace }, tally.note);
  return { do: (run) => take(run, taker, tally), stop: () => taker.close() };
});

/** Fills the queue, then takes all of it. */
async function take(load: Run, taker: Taker, tally: Tally): Promise<Sample> {
  const messages = messagesOf(load);
  const facts = new Set(messages.map(({ key }: FactBody) => key)).size;
  await taker.fill(messages);
  const startedUs = microseconds();
  await taker.begin();
  const seen = await tally.seen(load.run, { facts, messages: messages.length });
  await taker.end();
  const lost = seen.facts < facts ? [`${facts - seen.facts} facts lost`] : [];
  const problems = (await taker.problemsOf?.(load.run, facts)) ?? lost;
  return { rate: facts / ((seen.lastUs - startedUs) / 1e6), p50: 0, p99: 0, problems };
}
