import {
  AlreadyRegistered,
  AnswerMissing,
  EventNotOpen,
  HomeAreaMissing,
  RegistrationNotConfirmed,
  ResidentsOfOtherAreas,
  TransferAmongColleagues,
  TransferNotOpen,
  TransfersNotAllowed,
  TransferTooLate,
} from '@linli/contracts/events';
import { USUAL_SIGN_UP_RULES } from '../community-events/community-event';
import { Registration } from '../registrations/registration';
import { Roll } from '../registrations/roll';
import { withdraw } from '../registrations/withdrawal';
import { aParty, aRoll, enter, take } from '../testing/a-roll';
import { aResident, aResidentOf, hours, NOON } from '../testing/builders';
import { offerTransfer, Receiver, takeBackTransfer, takeOver } from './transfer';

const rules = { ...USUAL_SIGN_UP_RULES, transfers: true };
const offer = { id: 'o1', now: NOON };
const at = (count: number) => new Date(hours(count));

/** An event for three people: two of the holder, one of another, and two who wait. */
function aFullRoll(given: Parameters<typeof aRoll>[0] = {}): Roll {
  const roll = aRoll({ capacity: 3, signUpRules: rules, ...given });
  enter(roll, aParty(1, 2));
  enter(roll, aParty(2));
  enter(roll, aParty(3, 2));
  enter(roll, aParty(4));
  return roll;
}

const receiver = (roll: Roll, number: number, given: Partial<Receiver> = {}): Receiver => ({
  ...{ id: `t${number}`, resident: aResident(number), active: roll.activeOf(aResident(number).id), now: NOON, ...given },
});

function offered(roll: Roll, now = NOON): Registration {
  take(roll, offerTransfer(roll, roll.get('r1'), { id: 'o1', now }));
  return roll.get('r1');
}

describe('an offer', () => {
  it('stands for 48 hours, never beyond the time when places may be passed on, and is the same when it is made again', () => {
    const roll = aFullRoll();
    expect(offered(roll).transfer).toEqual({ id: 'o1', offeredAt: NOON, expiresAt: at(48) });
    expect(offerTransfer(roll, roll.get('r1'), { id: 'o2', now: at(47) }).changed).toEqual([]);
    expect(offerTransfer(roll, roll.get('r1'), { id: 'o2', now: at(48) }).changed[0]?.transfer?.id).toBe('o2');
    const late = aFullRoll({ signUpRules: { ...rules, transferHours: 190 } });
    expect(offered(late).transfer?.expiresAt).toEqual(at(10));
  });

  it.each([
    ['the event does not allow it', { signUpRules: USUAL_SIGN_UP_RULES }, 'r1', NOON, TransfersNotAllowed],
    ['people are approved one by one', { signUpRules: { ...rules, approval: true } }, 'r1', NOON, TransfersNotAllowed],
    ['the doors are open', {}, 'r1', at(198), TransferTooLate],
    ['the event has begun', {}, 'r1', at(200), EventNotOpen],
    ['there is no place to pass on', {}, 'r3', NOON, RegistrationNotConfirmed],
  ])('is refused where %s', (_why, given, id, now, Refused) => {
    const roll = aFullRoll();
    roll.communityEvent = { ...roll.communityEvent, ...given };
    expect(() => offerTransfer(roll, roll.get(id), { ...offer, now })).toThrow(Refused);
  });

  it('is taken back, which is the same twice, and ends with the registration', () => {
    const roll = aFullRoll();
    const open = offered(roll);
    expect(take(roll, withdraw(roll, open, NOON))).toMatchObject({ r1: 'cancelled' });
    expect(roll.get('r1').transfer).toBeUndefined();
    const other = aFullRoll();
    take(other, takeBackTransfer(other, offered(other)));
    expect(takeBackTransfer(other, other.get('r1')).changed).toEqual([]);
    expect(() => takeOver(other, other.get('r1'), receiver(other, 9))).toThrow(TransferNotOpen);
  });
});

describe('a place that is taken over', () => {
  it('is whole with the receiver: nobody moves up, and nothing is counted otherwise', () => {
    const roll = aFullRoll();
    const before = roll.communityEvent;
    expect(take(roll, takeOver(roll, offered(roll), receiver(roll, 9)))).toEqual({ t9: 'confirmed', r1: 'cancelled' });
    expect(roll.communityEvent).toEqual({ ...before, arrivals: 5 });
    expect(roll.get('t9')).toMatchObject({ partySize: 2, arrival: 5, takenFrom: 'r1', moves: [{ reason: 'taken-over' }] });
    expect(roll.get('r1').moves.at(-1)).toMatchObject({ to: 'cancelled', reason: 'passed-on' });
  });

  it('ends what the receiver has waited for, and lets those behind them move up where that keeps nobody any more', () => {
    const roll = aFullRoll();
    const open = offered(roll);
    take(roll, withdraw(roll, roll.get('r2'), NOON));
    // One place is free: the two in front do not fit, and keep the next waiting.
    expect(roll.get('r4').status).toBe('waiting');
    const after = take(roll, takeOver(roll, open, receiver(roll, 3)));
    expect(after).toEqual({ t3: 'confirmed', r1: 'cancelled', r3: 'cancelled', r4: 'confirmed' });
    expect(roll.communityEvent).toMatchObject({ placesTaken: 3, peopleWaiting: 0 });
    expect(roll.activeOf(aResident(3).id)?._id).toBe('t3');
    expect(roll.get('r3').moves.at(-1)).toMatchObject({ reason: 'taken-over' });
  });

  it.each([
    ['the holder', 1, NOON, AlreadyRegistered],
    ['somebody who has a place', 2, NOON, AlreadyRegistered],
    ['somebody who comes too late', 9, at(48), TransferNotOpen],
  ])('is refused to %s', (_who, number, now, Refused) => {
    const roll = aFullRoll();
    const open = offered(roll);
    expect(() => takeOver(roll, open, receiver(roll, number, { now }))).toThrow(Refused);
  });

  it('goes only to residents of the areas that the event is for by now', () => {
    const roll = aFullRoll();
    const open = offered(roll);
    roll.communityEvent = { ...roll.communityEvent, residentsOf: ['510108903'] };
    const livingIn = (areaCode: string) => receiver(roll, 9, { resident: aResidentOf(areaCode, 9) });
    expect(() => takeOver(roll, open, livingIn('510104'))).toThrow(ResidentsOfOtherAreas);
    expect(() => takeOver(roll, open, receiver(roll, 9))).toThrow(HomeAreaMissing);
    expect(take(roll, takeOver(roll, open, livingIn('510108903901')))).toMatchObject({ t9: 'confirmed' });
  });

  it('goes to one of two', () => {
    const roll = aFullRoll();
    take(roll, takeOver(roll, offered(roll), receiver(roll, 8)));
    expect(() => takeOver(roll, roll.get('r1'), receiver(roll, 9))).toThrow(TransferNotOpen);
  });

  it('stays in its enterprise, whatever the quota has become', () => {
    const roll = aRoll({ signUpRules: { ...rules, placesPerEnterprise: 2 } });
    enter(roll, aParty(1, 2, { enterpriseId: 'shop', isVerified: true, resident: { ...aResident(1), memberOf: ['shop'] } }));
    const open = offered(roll);
    expect(() => takeOver(roll, open, receiver(roll, 9))).toThrow(TransferAmongColleagues);
    take(roll, takeOver(roll, open, receiver(roll, 9, { resident: { ...aResident(9), memberOf: ['shop'] } })));
    expect([roll.get('t9').enterpriseId, roll.peopleOf('shop')]).toEqual(['shop', 2]);
  });

  it('asks the receiver anew', () => {
    const question = { key: 'meal', kind: 'text', required: true, title: { zh: '餐食', en: 'Meal' } } as const;
    const roll = aFullRoll();
    roll.communityEvent = { ...roll.communityEvent, form: { version: 2, attendees: 'none', questions: [question] } };
    const open = offered(roll);
    expect(() => takeOver(roll, open, receiver(roll, 9))).toThrow(AnswerMissing);
    const answers = [{ question: 'meal', text: '素食' }];
    const { filled, changed } = takeOver(roll, open, receiver(roll, 9, { answers }));
    expect([filled?.answers, changed[0]?.formVersion]).toEqual([answers, 2]);
  });
});
