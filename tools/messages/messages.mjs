import { loadPlatform } from '../docs/platform.mjs';
import { trafficOf } from '../docs/traffic.mjs';
import { prepare } from '../prepare/prepare.mjs';
import { table } from './table.mjs';

/**
 * npm run messages [-- WORD …]: every contract with its publishers, its handlers and their queues, as the code declares them;
 * with words only the lines in which each of them occurs.
 */
export async function main(words) {
  await prepare();
  const lines = messageLines(loadPlatform()).filter((line) => words.every((word) => line.join(' ').includes(word)));
  console.log(table(['contract', 'kind', 'publisher', 'handler', 'queue'], lines));
  return lines.length > 0 ? 0 : 1;
}

/** One line for each handler of each contract; where one has none, that is said. */
export function messageLines({ services, routes }) {
  const whole = services.map((service) => ({ ...service, contracts: [...service.contracts, ...service.deadLetterContracts] }));
  return trafficOf({ services: whole, routes }).flatMap(({ name, kind, from, to }) => {
    const takers = to.length > 0 ? to : [{ handler: 'nobody', queue: '' }];
    return takers.map(({ handler, queue }) => [name, kind, from.join(', '), handler, queue]);
  });
}
