import { Registration } from '../../apps/events/src/registrations/registration';
import { Sitting } from '../../apps/events/src/registrations/sitting.schema';
import { Stores } from '../check/stores';
import { Violation } from '../check/violation';
import { History } from '../load/history';
import { checkGranted, checkHistory } from './answers';
import { checkCounts } from './counts';
import { checkFirst, checkNumbers, LineCheck } from './line';
import { checkEntries, checkRows, checkSequence } from './sequence';
import { stepsOf } from './steps';

/** All that sign-up for one event has written. */
export interface SignUpBook {
  /** In order. */
  readonly sittings: readonly Sitting[];
  readonly rows: readonly Registration[];
}

/** I1–I3 at every sitting of one event, and what can be read in the end against what the sittings say. */
export function checkSittings({ sittings, rows }: SignUpBook, history: History): Violation[] {
  const found = [...checkSequence(sittings), ...checkGranted(sittings), ...checkHistory(sittings, history)];
  const line = new LineCheck();
  for (const step of stepsOf(sittings))
    found.push(...checkEntries(step), ...checkCounts(step), ...checkNumbers(step), ...line.check(step), ...checkFirst(step));
  return [...found, ...checkRows(sittings, rows)];
}

/** Reads the book past the services. */
export async function bookOf(stores: Stores, eventId: string): Promise<SignUpBook> {
  const of = (collection: string, sort: string) =>
    stores
      .of('events', collection)
      .find({ eventId })
      .sort({ [sort]: 1 })
      .toArray() as Promise<unknown>;
  const [sittings, rows] = await Promise.all([of('sittings', '_id'), of('registrations', 'arrival')]);
  return { sittings: sittings as Sitting[], rows: rows as Registration[] };
}
