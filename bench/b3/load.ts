import { setTimeout as pause } from 'node:timers/promises';
import { FactBody, factsOf } from '../facts/fact';
import { Load } from '../measure/benchmark';
import { microseconds } from '../measure/clock';
import { Producer, Way } from './way';

const EVENT_BYTES = 1_024;

/** So many events: as fast as they go, or so many a second whether they get through or not. */
export interface EventLoad extends Load {
  readonly events: number;
  readonly perSecond?: number;
}

/** A load under a name of its own. */
export type Run = EventLoad & { readonly run: string };

export interface Produced {
  readonly startedUs: number;
  readonly problems: readonly string[];
}

/** Makes the changes of a run; resolves when all are made. A change that cannot begin in time counts from when it should have. */
export async function produce(load: Run, producer: Producer, { perCommit, atOnce }: Way): Promise<Produced> {
  const startedUs = microseconds();
  const problems = new Set<string>();
  const factOf = factsOf(load.run, EVENT_BYTES);
  const gapUs = load.perSecond === undefined ? 0 : (perCommit / load.perSecond) * 1e6;
  let next = 0;
  const committer = async (): Promise<void> => {
    while (next < load.events / perCommit) {
      const number = next++;
      const dueUs = await instantOf(load, startedUs + number * gapUs);
      const facts = Array.from({ length: perCommit }, (_, at): FactBody => factOf(number * perCommit + at, dueUs));
      await producer.commit(facts).catch((error) => problems.add(`not committed: ${String(error)}`));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, committer));
  return { startedUs, problems: [...problems] };
}

/** The instant for which the change was planned, not before it has come; now where nothing is planned. */
async function instantOf({ perSecond }: EventLoad, plannedUs: number): Promise<number> {
  if (perSecond === undefined) return microseconds();
  const early = Math.ceil((plannedUs - microseconds()) / 1_000);
  if (early > 0) await pause(early);
  return Math.round(plannedUs);
}
