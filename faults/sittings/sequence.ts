import { isDeepStrictEqual } from 'node:util';
import { Registration } from '../../apps/events/src/registrations/registration';
import { Sitting, sittingId } from '../../apps/events/src/registrations/sitting.schema';
import { ofThese, Violation, violation } from '../check/violation';
import { foldOf, Step } from './steps';

/** The sittings of an event are numbered from 1 without a gap, each under its own number. */
export function checkSequence(sittings: readonly Sitting[]): Violation[] {
  const wrong = sittings
    .filter((one, at) => one.sequence !== at + 1 || !isNumbered(one))
    .map(({ _id, sequence }) => `${_id} (${sequence})`);
  return ofThese(wrong, 'I2', ['sitting out of sequence', 'lost']);
}

const isNumbered = ({ _id, eventId, sequence, communityEvent }: Sitting): boolean =>
  _id === sittingId(eventId, sequence) && communityEvent.sequence === sequence;

/** Who is new was not there, who has changed was, and nobody has two registrations that have not ended. */
export function checkEntries({ sitting, were, everybody }: Step): Violation[] {
  const again = sitting.entered.filter(({ _id }) => were.get(_id) !== undefined).map(({ _id }) => _id);
  const never = sitting.changed.filter(({ _id }) => were.get(_id) === undefined).map(({ _id }) => _id);
  const active = [...everybody.values()].filter((registration) => registration.active);
  const twice = active.length - new Set(active.map(({ residentId }) => residentId)).size;
  return [
    ...ofThese(again, 'I2', ['registration that entered twice', 'doubled']),
    ...ofThese(never, 'I2', ['change of a registration that never entered', 'lost']),
    ...(twice > 0 ? [violation('I2', `${twice} × a second active registration of one resident`, 'doubled')] : []),
  ];
}

/** What can be read is what the sittings say, and nothing else. */
export function checkRows(sittings: readonly Sitting[], rows: readonly Registration[]): Violation[] {
  const due = foldOf(sittings);
  const there = new Map(rows.map((row) => [row._id, row]));
  const lost = [...due.keys()].filter((id) => !there.has(id));
  const unknown = [...there.keys()].filter((id) => !due.has(id));
  const other = rows.filter((row) => due.has(row._id) && !isDeepStrictEqual(plain(row), plain(due.get(row._id))));
  return [
    ...ofThese(lost, 'I2', ['registration of a sitting that cannot be read', 'lost']),
    ...ofThese(unknown, 'I2', ['registration that no sitting has made', 'doubled']),
    ...ofThese(
      other.map(({ _id }) => _id),
      'I2',
      ['registration that is not as its last sitting has it', 'lost'],
    ),
  ];
}

/** As it is written: without what is undefined. */
const plain = (registration: Registration | undefined): unknown => JSON.parse(JSON.stringify(registration));
