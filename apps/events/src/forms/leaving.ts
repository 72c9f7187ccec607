import { errorAt } from '@linli/contracts';
import { AttendeeView, LeavingNotClear } from '@linli/contracts/events';

interface Leaving {
  /** By their numbers in the form, from 1. */
  readonly leaving?: readonly number[];
  /** How many people the party had, and has. */
  readonly from: number;
  readonly to: number;
}

/**
 * Those named in a form who still come with a party that has become smaller; throws LeavingNotClear where more would be named than come, or more go than
 * the party has lost.
 */
export function stayingOf(named: readonly AttendeeView[], { leaving = [], from, to }: Leaving): AttendeeView[] {
  const going = new Set(leaving);
  const [least, most] = [Math.max(0, named.length - to), Math.min(named.length, from - to)];
  const isClear = going.size === leaving.length && leaving.every((number) => number <= named.length);
  if (!isClear || going.size < least || going.size > most)
    throw errorAt(LeavingNotClear, '#/leaving', { named: named.length, least, most });
  return named.filter((_person, at) => !going.has(at + 1));
}
