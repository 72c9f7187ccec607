import { Histogram } from 'prom-client';
import { allTallies, BOUNDS, Tally } from './tally';

const NAME = 'linli_message_handling_seconds';
const HELP = 'Time from the arrival of a message at the service to the end of this attempt';

/** The histogram of how long attempts took, put together from the tallies when it is read. */
export class HandlingTimes extends Histogram {
  constructor() {
    super({ name: NAME, help: HELP, registers: [] });
  }

  /** Where prom-client takes a histogram's values from; its types do not tell. */
  async getForPromString() {
    return { name: NAME, help: HELP, type: 'histogram', aggregator: 'sum', values: allTallies().flatMap(valuesOf) };
  }

  override reset(): void {
    for (const tally of allTallies()) tally.forget();
  }
}

function valuesOf({ labels, perBucket, seconds }: Tally) {
  let count = 0;
  const upTo = (le: number | string, more: number) => {
    count += more;
    return { metricName: `${NAME}_bucket`, labels: { le, ...labels }, value: count };
  };
  const buckets = [...BOUNDS, '+Inf'].map((bound, at) => upTo(bound, perBucket[at]!));
  if (count === 0) return [];
  return [
    ...buckets,
    { metricName: `${NAME}_sum`, labels, value: seconds },
    { metricName: `${NAME}_count`, labels, value: count },
  ];
}
