import { Tally } from '../facts/tally';
import { Place } from '../measure/rabbit';
import { work } from '../measure/worker';
import { produce, Run } from './load';
import { ways } from './ways';

/** node process.js <producer|consumer> <way> <url> <namespace>: one side of one way, in a process of its own. */
const [side, name = '', url = '', namespace = ''] = process.argv.slice(2);

const place: Place = { url, namespace };
const way = ways[name]!;

void work<Run>(side === 'producer' ? producing : consuming);

async function producing() {
  const producer = await way.produce(place);
  return { do: (run: Run) => produce(run, producer, way), stop: () => producer.close() };
}

async function consuming() {
  const tally = new Tally();
  const consumer = await way.consume(place, tally.note);
  const take = async ({ run, events }: Run) => {
    const seen = await tally.seen(run, { facts: events });
    const problems = await (consumer.problemsOf?.(run, events) ?? unseen(events - seen.facts));
    return { ...seen, problems };
  };
  return { do: take, stop: () => consumer.close() };
}

const unseen = (facts: number): string[] => (facts === 0 ? [] : [`${facts} facts lost`]);
