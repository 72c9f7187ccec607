import { work } from '../measure/worker';
import { CallLoad, closedLoop } from './closed-loop';
import { Place } from './way';
import { ways } from './ways';

/** node process.js <service|client> <way> <url> <namespace>: one side of one way, in a process of its own. */
const [side, name = '', url = '', namespace = ''] = process.argv.slice(2);

void work<CallLoad>(async () => {
  const place: Place = { url, namespace };
  const way = ways[name]!;
  if (side === 'service') return { do: async () => {}, stop: await way.serve(place) };
  const asker = await way.connect(place);
  return { do: (load) => closedLoop(load, asker.ask), stop: asker.close };
});
