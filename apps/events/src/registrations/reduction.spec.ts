import { DeclaredError, ErrorClass } from '@linli/contracts';
import {
  EventNotOpen,
  MoreHaveCome,
  NeedsExceedParty,
  NobodyLeft,
  PartyNotSmaller,
  PoolChoiceMissing,
  RegistrationEnded,
  TransferUnderWay,
} from '@linli/contracts/events';
import { USUAL_SIGN_UP_RULES } from '../community-events/community-event';
import { aParty, aRoll, enter, take } from '../testing/a-roll';
import { hours, NOON } from '../testing/builders';
import { offerTransfer } from '../transfers/transfer';
import { reduce } from './reduction';
import { Roll } from './roll';
import { withdraw } from './withdrawal';

const title = { zh: '名额', en: 'Places' };
const pool = (key: string, capacity: number) => ({ key, title, capacity, taken: 0 });
const to = (partySize: number, more: Partial<Parameters<typeof reduce>[2]> = {}) => ({ partySize, now: NOON, ...more });
const at = (count: number) => new Date(hours(count));

/** Four places: r1 has three of them and r2 one; r3 with two people, r4 and r5 with one each wait. */
function aFullRoll(given: Parameters<typeof aRoll>[0] = {}): Roll {
  const roll = aRoll({ capacity: 4, ...given });
  for (const [at_, size] of [3, 1, 2, 1, 1].entries()) enter(roll, aParty(at_ + 1, size));
  return roll;
}

/** What it is refused with, and where. */
function refusal(decide: () => unknown): { Broken: ErrorClass; pointer?: string } {
  try {
    decide();
  } catch (error) {
    const { fields } = error as DeclaredError;
    return { Broken: (error as DeclaredError).constructor as ErrorClass, ...(fields[0] && { pointer: fields[0].pointer }) };
  }
  throw new Error('It was not refused.');
}

describe('a party that becomes smaller', () => {
  it('keeps its place, and what it gives back goes to the line in its order', () => {
    const roll = aFullRoll();
    expect(take(roll, reduce(roll, roll.get('r1'), to(2)))).toEqual({ r1: 'confirmed' });
    expect(take(roll, reduce(roll, roll.get('r1'), to(1)))).toEqual({ r1: 'confirmed', r3: 'confirmed' });
    expect(roll.get('r3').moves.map(({ reason }) => reason)).toEqual(['no-place-free', 'place-became-free']);
    expect(roll.get('r1').moves.slice(1)).toEqual([
      { to: 'confirmed', reason: 'party-reduced', at: NOON, before: { partySize: 3 } },
      { to: 'confirmed', reason: 'party-reduced', at: NOON, before: { partySize: 2 } },
    ]);
    expect(roll.communityEvent).toMatchObject({ placesTaken: 4, peopleWaiting: 2 });
  });

  it('changes nothing the second time', () => {
    const roll = aFullRoll();
    take(roll, reduce(roll, roll.get('r1'), to(2)));
    const { communityEvent } = roll;
    expect(reduce(roll, roll.get('r1'), to(2, { now: at(300) }))).toEqual({ communityEvent, changed: [] });
  });

  it('keeps its turn where it waits, and has a place at once where it fits now', () => {
    const roll = aFullRoll();
    const { rank } = roll.get('r3');
    expect(take(roll, reduce(roll, roll.get('r3'), to(1)))).toEqual({ r3: 'waiting' });
    expect(roll.get('r3')).toMatchObject({ rank, arrival: 3, partySize: 1 });
    expect(roll.waiting.map(({ _id }) => _id)).toEqual(['r3', 'r4', 'r5']);
    const other = aRoll({ capacity: 4 });
    for (const [number, size] of [3, 2].entries()) enter(other, aParty(number + 1, size));
    expect(take(other, reduce(other, other.get('r2'), to(1)))).toEqual({ r2: 'confirmed' });
    expect(other.get('r2').moves.map(({ reason }) => reason)).toEqual(['no-place-free', 'party-reduced', 'place-became-free']);
    expect(other.communityEvent).toMatchObject({ placesTaken: 4, peopleWaiting: 0 });
  });

  it('keeps its offer, until the time that it had', () => {
    const roll = aFullRoll({ signUpRules: { ...USUAL_SIGN_UP_RULES, promotion: 'offers' } });
    take(roll, withdraw(roll, roll.get('r1'), NOON));
    const { expiresAt } = roll.get('r3');
    expect(take(roll, reduce(roll, roll.get('r3'), to(1, { now: at(1) })))).toEqual({ r3: 'offered', r5: 'offered' });
    expect(roll.get('r3')).toMatchObject({ partySize: 1, expiresAt });
    expect(roll.communityEvent).toMatchObject({ placesTaken: 1, placesHeld: 3 });
  });

  it('still waits for approval, or for its hold to be confirmed', () => {
    const roll = aRoll({ signUpRules: { ...USUAL_SIGN_UP_RULES, approval: true } });
    enter(roll, aParty(1, 3));
    enter(roll, aParty(2, 3, { hold: true }));
    const { expiresAt } = roll.get('r2');
    for (const id of ['r1', 'r2']) take(roll, reduce(roll, roll.get(id), to(2)));
    expect([roll.get('r1').status, roll.get('r2')]).toMatchObject(['pending', { status: 'held', expiresAt }]);
    expect(roll.communityEvent.placesHeld).toBe(4);
  });

  it('frees what it had of an enterprise', () => {
    const roll = aRoll();
    const [enterpriseId] = ['shop'];
    const resident = { ...aParty(1).resident, memberOf: [enterpriseId] };
    enter(roll, { ...aParty(1, 3), resident, enterpriseId });
    take(roll, reduce(roll, roll.get('r1'), to(1)));
    expect(roll.peopleOf(enterpriseId)).toBe(1);
  });

  it('gives nothing to anybody while the event is put off', () => {
    const roll = aFullRoll();
    roll.take({ ...roll.communityEvent, status: 'postponed' }, []);
    expect(take(roll, reduce(roll, roll.get('r1'), to(1)))).toEqual({ r1: 'confirmed' });
    expect(roll.communityEvent.placesTaken).toBe(2);
  });

  it.each([
    ['nobody is left', to(0), NobodyLeft, '#/partySize'],
    ['it would be larger', to(4), PartyNotSmaller, '#/partySize'],
    ['it had no place of a pool', to(2, { needs: [{ pool: 'children', count: 1 }] }), PartyNotSmaller, '#/needs/0/pool'],
    ['the event has begun', to(2, { now: at(200) }), EventNotOpen, undefined],
    ['more have come', to(1, { arrivals: [{ came: 2 }] }), MoreHaveCome, '#/partySize'],
  ])('is refused where %s', (_why, smaller, Broken, pointer) => {
    const roll = aFullRoll();
    expect(refusal(() => reduce(roll, roll.get('r1'), smaller))).toEqual({ Broken, ...(pointer && { pointer }) });
    expect(roll.isChanged).toBe(false);
  });

  it('is refused where it has ended, or its place is being passed on', () => {
    const roll = aFullRoll({ signUpRules: { ...USUAL_SIGN_UP_RULES, transfers: true } });
    take(roll, offerTransfer(roll, roll.get('r1'), { id: 'o1', now: NOON }));
    expect(() => reduce(roll, roll.get('r1'), to(2))).toThrow(TransferUnderWay);
    expect(take(roll, reduce(roll, roll.get('r1'), to(2, { now: at(48) })))).toEqual({ r1: 'confirmed' });
    take(roll, withdraw(roll, roll.get('r1'), at(48)));
    expect(() => reduce(roll, roll.get('r1'), to(1))).toThrow(RegistrationEnded);
  });
});

describe('the needs of a party that becomes smaller', () => {
  const needs = (adults: number, children: number) => [
    ...(adults > 0 ? [{ pool: 'adults', count: adults }] : []),
    ...(children > 0 ? [{ pool: 'children', count: children }] : []),
  ];
  function aFamily(): Roll {
    const roll = aRoll({ capacity: 10, pools: [pool('adults', 5), pool('children', 2)] });
    enter(roll, aParty(1, 4, { needs: needs(2, 2) }));
    enter(roll, aParty(2, 2, { needs: needs(1, 1) }));
    return roll;
  }

  it('are given back by pool, also where as many people come', () => {
    const roll = aFamily();
    expect(take(roll, reduce(roll, roll.get('r1'), to(3, { needs: needs(1, 2) })))).toEqual({ r1: 'confirmed' });
    expect(take(roll, reduce(roll, roll.get('r1'), to(3, { needs: needs(1, 1) })))).toEqual({ r1: 'confirmed', r2: 'confirmed' });
    expect(roll.get('r1').moves.at(-1)?.before).toEqual({ partySize: 3, needs: needs(1, 2) });
    expect(roll.communityEvent.pools.map(({ taken }) => taken)).toEqual([2, 2]);
    expect(reduce(roll, roll.get('r1'), to(3, { needs: needs(1, 1).toReversed() })).changed).toEqual([]);
  });

  it.each([
    ['are not said', to(3), PoolChoiceMissing, '#/needs'],
    ['are none', to(3, { needs: [] }), PoolChoiceMissing, '#/needs'],
    ['are more than before', to(3, { needs: needs(3, 1) }), PartyNotSmaller, '#/needs/0/count'],
    ['are more than people', to(1, { needs: needs(1, 2) }), NeedsExceedParty, '#/needs/1'],
    ['are there twice', to(3, { needs: [...needs(1, 0), ...needs(1, 0)] }), NeedsExceedParty, '#/needs/1'],
  ])('are refused where they %s', (_why, smaller, Broken, pointer) => {
    const roll = aFamily();
    expect(refusal(() => reduce(roll, roll.get('r1'), smaller))).toEqual({ Broken, pointer });
  });

  it('are those of each session, of which none is left out and none is smaller than who has come', () => {
    const sessions = ['monday', 'tuesday'].map((key) => ({ ...pool(key, 5), ofSession: true }));
    const roll = aRoll({ capacity: 10, pools: sessions });
    const both = (monday: number, tuesday: number) => [
      { pool: 'monday', count: monday },
      { pool: 'tuesday', count: tuesday },
    ];
    enter(roll, aParty(1, 3, { needs: both(3, 3) }));
    const monday = both(2, 1).slice(0, 1);
    expect(refusal(() => reduce(roll, roll.get('r1'), to(2, { needs: monday })))).toEqual({
      ...{ Broken: PoolChoiceMissing, pointer: '#/needs' },
    });
    const arrivals = [{ session: 'tuesday', came: 2 }];
    expect(refusal(() => reduce(roll, roll.get('r1'), to(2, { needs: both(2, 1), arrivals })))).toEqual({
      ...{ Broken: MoreHaveCome, pointer: '#/needs' },
    });
    expect(take(roll, reduce(roll, roll.get('r1'), to(2, { needs: both(1, 2), arrivals })))).toEqual({ r1: 'confirmed' });
  });
});
