import { InvalidInput, OutsideOwnArea } from '@linli/contracts';
import {
  EventNotOpen,
  RegistrationNotFound,
  SplitMovesNobody,
  SplitNotPossible,
  SplitTargetNotReady,
  SplitTooLarge,
  SplitUnderWay,
} from '@linli/contracts/events';
import * as fc from 'fast-check';
import { register } from '../registrations/admission';
import { changeCapacity } from '../registrations/capacity';
import { hasPlaces } from '../registrations/places';
import { Registration } from '../registrations/registration';
import { Roll } from '../registrations/roll';
import { withdraw } from '../registrations/withdrawal';
import { aParty, aRoll, enter } from '../testing/a-roll';
import { aCommunityEvent, anOrganiser, aResident, hours, NOON } from '../testing/builders';
import { begin, cross, finish, nextToGo } from './split';

const acting = { actor: anOrganiser(), now: NOON };
const reason = { zh: '场地太小', en: 'The hall is too small' };
const aCopy = (given: object = {}) => aCommunityEvent({ _id: 'e2', status: 'draft', revision: 1, capacity: 4, ...given });

/** Four people have the places, and two wait. */
function aFullRoll(given: object = {}): Roll {
  const roll = aRoll({ capacity: 4, ...given });
  for (const number of [1, 2, 3, 4, 5, 6]) enter(roll, aParty(number));
  return roll;
}

const pairOf = (roll: Roll, into = aCopy()) => ({ communityEvent: roll.communityEvent, into, everybody: roll.everybody() });

describe('a split', () => {
  it.each([
    [
      'somebody of another area',
      {},
      {},
      { fromArrival: 3 },
      { ...acting, actor: anOrganiser({ areaCodes: ['5101'.padEnd(9, '9')] }) },
      OutsideOwnArea,
    ],
    ['an event that has begun', {}, {}, { fromArrival: 3 }, { ...acting, now: new Date(hours(200)) }, EventNotOpen],
    ['an event that is being split', { split: { with: 'e3' } }, {}, { fromArrival: 3 }, acting, SplitUnderWay],
    ['a programme', { programme: { sessions: 2, enrolment: 'whole' } }, {}, { fromArrival: 3 }, acting, SplitNotPossible],
    ['another that is published', {}, { status: 'published' }, { fromArrival: 3 }, acting, SplitTargetNotReady],
    ['another that has had registrations', {}, { arrivals: 1 }, { fromArrival: 3 }, acting, SplitTargetNotReady],
    ['one of another area', {}, { areaCode: '510104001001' }, { fromArrival: 3 }, acting, SplitTargetNotReady],
    [
      'one without its pools',
      { pools: [{ key: 'a', title: reason, capacity: 3, taken: 0 }] },
      {},
      { fromArrival: 3 },
      acting,
      SplitTargetNotReady,
    ],
    [
      'one that asks something else',
      {},
      { form: { version: 1, attendees: 'required', questions: [] } },
      { fromArrival: 3 },
      acting,
      SplitTargetNotReady,
    ],
    ['one that is too small', {}, { capacity: 1 }, { fromArrival: 3 }, acting, SplitTooLarge],
    ['residents of an area where nobody lives', {}, {}, { residentsOf: ['510104'] }, acting, SplitMovesNobody],
    ['two ways of choosing', {}, {}, { fromArrival: 3, residentsOf: ['510108'] }, acting, InvalidInput],
    ['no way of choosing', {}, {}, {}, acting, InvalidInput],
    ['nobody', {}, {}, { fromArrival: 7 }, acting, SplitMovesNobody],
    ['somebody unknown', {}, {}, { registrationIds: ['r1', 'r99'] }, acting, RegistrationNotFound],
  ])('is refused for %s', (_what, event, copy, which, by, Refused) => {
    const roll = aFullRoll();
    roll.communityEvent = { ...roll.communityEvent, ...(event as object) };
    expect(() => begin(pairOf(roll, aCopy(copy)), { ...which, reason }, by)).toThrow(Refused);
  });

  it('takes those who lived in the areas when they registered, and nobody who has not said where', () => {
    const roll = aRoll({ capacity: 9 });
    const homes = ['510108903901', '51010890390101', '510108902901', undefined, '510108'];
    for (const [at, homeAreaCode] of homes.entries()) {
      const resident = { ...aResident(at + 1), ...(homeAreaCode && { homeAreaCode }) };
      enter(roll, aParty(at + 1, 1, { resident }));
    }
    const { communityEvent } = begin(pairOf(roll), { residentsOf: ['510108903901', '5199'], reason }, acting);
    const going = nextToGo(communityEvent, roll.everybody());
    expect(going.map(({ _id }) => _id)).toEqual(['r1', 'r2']);
    const crossing = cross(communityEvent, aCopy(), { going: [{ registration: going[1] as Registration, id: 'x2' }], now: NOON });
    expect(crossing.entered.changed).toMatchObject([{ _id: 'x2', homeAreaCode: '51010890390101' }]);
  });

  it('lets nobody come or move up, and no organiser change places, until it is over', () => {
    const roll = aFullRoll();
    roll.communityEvent = begin(pairOf(roll), { fromArrival: 3, reason }, acting).communityEvent;
    expect(() => register(roll, aParty(9), NOON)).toThrow(SplitUnderWay);
    expect(() => changeCapacity(roll, 9, acting)).toThrow(SplitUnderWay);
    roll.apply(withdraw(roll, roll.get('r1'), NOON));
    expect(roll.get('r5').status).toBe('waiting');
    const { communityEvent, changed } = finish(roll, NOON);
    expect([communityEvent.split, changed.map(({ _id }) => _id)]).toEqual([undefined, ['r5']]);
  });

  it('moves nobody any more once the event is called off', () => {
    const roll = aFullRoll();
    const { communityEvent } = begin(pairOf(roll), { fromArrival: 3, reason }, acting);
    expect(nextToGo(communityEvent, roll.everybody()).map(({ _id }) => _id)).toEqual(['r3', 'r4', 'r5', 'r6']);
    expect(nextToGo({ ...communityEvent, status: 'cancelled' }, roll.everybody())).toEqual([]);
  });
});

interface Both {
  from: Roll;
  into: Roll;
}

/** One lot of so many, written on both or on neither. */
function step({ from, into }: Both, most: number, isLost: boolean): void {
  const some = nextToGo(from.communityEvent, from.everybody()).slice(0, most);
  const going = some.map((registration) => ({ registration, id: `${registration._id}-2` }));
  const { left, entered } = cross(from.communityEvent, into.communityEvent, { going, now: NOON });
  from.apply(some.length > 0 ? left : finish(from, NOON));
  into.apply(some.length > 0 ? entered : finish(into, NOON));
  for (const roll of [from, into]) isLost ? roll.undo() : roll.settle();
}

const people = (roll: Roll, which: (one: Registration) => boolean): number =>
  roll
    .everybody()
    .filter(which)
    .reduce((sum, { partySize }) => sum + partySize, 0);

/** What must be so at every moment, of both events. */
function look({ from, into }: Both, everybody: readonly string[], gone: ReadonlySet<string>): void {
  for (const roll of [from, into]) {
    const { placesTaken, placesHeld, peopleWaiting, capacity } = roll.communityEvent;
    expect([placesTaken + placesHeld, peopleWaiting]).toEqual([
      people(roll, hasPlaces),
      people(roll, ({ status }) => status === 'waiting'),
    ]);
    expect(placesTaken + placesHeld).toBeLessThanOrEqual(capacity);
  }
  for (const id of everybody) {
    const active = [from, into].filter((roll) => roll.activeOf(id));
    expect(active).toHaveLength(gone.has(id) ? 0 : 1);
  }
}

it('has everybody at one of both events at every moment, whoever goes and whatever is lost in the middle of it', () => {
  const turns = fc.array(fc.record({ most: fc.integer({ min: 1, max: 3 }), lost: fc.boolean(), leaves: fc.option(fc.nat(11)) }));
  const sizes = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 12 });
  return fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 4 }), turns, (parties, fromArrival, history) => {
      const from = aRoll({ capacity: 9 });
      for (const [at, size] of parties.entries()) enter(from, aParty(at, size));
      const after = begin(pairOf(from, aCopy({ capacity: 9 })), { fromArrival, reason }, acting);
      from.communityEvent = after.communityEvent;
      const both = { from, into: new Roll(after.into) };
      const everybody = parties.map((_size, at) => aResident(at).id);
      const gone = new Set<string>();
      for (const { most, lost, leaves } of history) {
        const id = leaves === null ? undefined : everybody[leaves];
        for (const roll of id ? [both.from, both.into] : []) {
          const active = roll.activeOf(id as string);
          if (active) roll.apply(withdraw(roll, active, NOON));
          roll.settle();
        }
        if (id) gone.add(id);
        if (both.from.communityEvent.split) step(both, most, lost);
        look(both, everybody, gone);
      }
      while (both.from.communityEvent.split) step(both, 3, false);
      look(both, everybody, gone);
      expect(both.from.everybody().filter(({ active, arrival }) => active && arrival >= fromArrival)).toEqual([]);
      const inOrder = both.into.everybody().sort((one, other) => one.arrival - other.arrival);
      const arrivals = inOrder.map(({ _id }) => Number(_id.slice(1, -2)));
      expect(arrivals).toEqual([...arrivals].sort((one, other) => one - other));
    }),
    { numRuns: 300 },
  );
});
