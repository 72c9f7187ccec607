import { HoldNotOpen, OfferNotOpen } from '@linli/contracts/events';
import { USUAL_SIGN_UP_RULES } from '../community-events/community-event';
import { aParty, aRoll, enter, take } from '../testing/a-roll';
import { aCommunityEvent, hours, NOON } from '../testing/builders';
import { offerEnd } from './offer-end';
import { accept, confirmHold, expire, refuse } from './offers';
import { Roll } from './roll';
import { withdraw } from './withdrawal';

const at = (hour: number): Date => new Date(hours(hour));

/** One place, r1 has it and gives it back, r2 and r3 wait: r2 is offered it. */
function anOffer(): Roll {
  const roll = aRoll({ capacity: 1, signUpRules: { ...USUAL_SIGN_UP_RULES, promotion: 'offers' } });
  for (const number of [1, 2, 3]) enter(roll, aParty(number));
  expect(take(roll, withdraw(roll, roll.get('r1'), NOON))).toEqual({ r1: 'cancelled', r2: 'offered' });
  return roll;
}

describe('an offer', () => {
  it.each([
    ['12 hours when the start is far', 200, 12],
    ['a quarter of the time until the start when that is less', 24, 6],
    ['15 minutes at least', 0.5, 0.25],
    ['until the start at most', 0.1, 0.1],
  ])('stands %s', (_case, untilStart, stands) => {
    expect(offerEnd(aCommunityEvent(), { now: NOON, lastUse: at(untilStart) })).toEqual(at(stands));
  });

  it('keeps the place for whoever has it, and nobody else is offered it', () => {
    const roll = anOffer();
    expect(roll.communityEvent).toMatchObject({ placesTaken: 0, placesHeld: 1, peopleWaiting: 1 });
    expect(roll.get('r2').expiresAt).toEqual(at(12));
    expect(enter(roll, aParty(4)).status).toBe('waiting');
  });

  it('is accepted once', () => {
    const roll = anOffer();
    expect(take(roll, accept(roll, roll.get('r2'), at(1)))).toEqual({ r2: 'confirmed' });
    expect(take(roll, accept(roll, roll.get('r2'), at(1)))).toEqual({});
    expect(roll.get('r2').expiresAt).toBeUndefined();
    expect(roll.communityEvent).toMatchObject({ placesTaken: 1, placesHeld: 0 });
  });

  it('is refused once, and goes to the next', () => {
    const roll = anOffer();
    expect(take(roll, refuse(roll, roll.get('r2'), NOON))).toEqual({ r2: 'cancelled', r3: 'offered' });
    expect(take(roll, refuse(roll, roll.get('r2'), NOON))).toEqual({});
  });

  it('that is not there or over cannot be answered', () => {
    const roll = anOffer();
    for (const answer of [accept, refuse]) expect(() => answer(roll, roll.get('r3'), NOON)).toThrow(OfferNotOpen);
    expect(() => accept(roll, roll.get('r2'), at(12))).toThrow(OfferNotOpen);
  });

  it('expires once, and goes to the next', () => {
    const roll = anOffer();
    expect(take(roll, expire(roll, roll.due(at(11)), at(11)))).toEqual({});
    expect(take(roll, expire(roll, roll.due(at(12)), at(12)))).toEqual({ r2: 'expired', r3: 'offered' });
    expect(roll.get('r2').moves.at(-1)).toMatchObject({ reason: 'offer-expired' });
    expect(take(roll, expire(roll, roll.due(at(12)), at(12)))).toEqual({});
  });

  it('that expires at the start goes to nobody', () => {
    const roll = anOffer();
    expect(take(roll, expire(roll, roll.due(at(200)), at(200)))).toEqual({ r2: 'expired' });
  });
});

describe('places that are held', () => {
  const hold = (roll: Roll) => enter(roll, aParty(1, 1, { hold: true }));

  it('are confirmed in time', () => {
    const roll = aRoll();
    hold(roll);
    expect(take(roll, confirmHold(roll, roll.get('r1'), NOON))).toEqual({ r1: 'confirmed' });
  });

  it('are free again afterwards', () => {
    const roll = aRoll({ capacity: 1 });
    hold(roll);
    enter(roll, aParty(2));
    expect(() => confirmHold(roll, roll.get('r1'), at(1))).toThrow(HoldNotOpen);
    expect(take(roll, expire(roll, roll.due(at(1)), at(1)))).toEqual({ r1: 'expired', r2: 'confirmed' });
  });
});
