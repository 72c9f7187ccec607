import { NotOwner } from '@linli/contracts';
import {
  EnterpriseMissing,
  EnterpriseNotVerified,
  EnterpriseQuotaReached,
  EventNotOpen,
  HomeAreaMissing,
  NeedsExceedParty,
  PartyExceedsCapacity,
  PartyTooLarge,
  PoolChoiceMissing,
  PoolNotKnown,
  RegistrationClosed,
  ResidentsOfOtherAreas,
  SignUpFull,
} from '@linli/contracts/events';
import { USUAL_SIGN_UP_RULES } from '../community-events/community-event';
import { aParty, aRoll, enter } from '../testing/a-roll';
import { aResident, aResidentOf, hours, NOON } from '../testing/builders';
import { register } from './admission';

const rules = (given: Partial<typeof USUAL_SIGN_UP_RULES>) => ({ signUpRules: { ...USUAL_SIGN_UP_RULES, ...given } });
const pool = (key: string, capacity: number) => ({ key, title: { zh: key, en: key }, capacity, taken: 0 });

describe('registering', () => {
  it('takes places while there are enough', () => {
    const roll = aRoll({ capacity: 3 });
    expect(enter(roll, aParty(1, 2))).toMatchObject({
      ...{ _id: 'r1', eventId: 'e1', residentId: aResident(1).id, partySize: 2, status: 'confirmed', active: true, arrival: 1 },
      registeredAt: NOON,
      moves: [{ to: 'confirmed', reason: 'registered', at: NOON }],
    });
    expect(roll.communityEvent).toMatchObject({ placesTaken: 2, peopleWaiting: 0, arrivals: 1 });
  });

  it('is for residents of the areas that the event is for, with whoever they bring', () => {
    const roll = aRoll({ residentsOf: ['510108903'] });
    const of = (number: number, areaCode: string, size = 1) =>
      enter(roll, aParty(number, size, { resident: aResidentOf(areaCode, number) }));
    expect(of(1, '510108903901', 3)).toMatchObject({ status: 'confirmed', partySize: 3 });
    expect(() => of(2, '510108902901')).toThrow(ResidentsOfOtherAreas);
    expect(() => enter(roll, aParty(3))).toThrow(HomeAreaMissing);
    expect(roll.communityEvent).toMatchObject({ placesTaken: 3, arrivals: 1 });
  });

  it('puts the party on the waiting list when it does not fit as a whole, and says why', () => {
    const roll = aRoll({ capacity: 3 });
    enter(roll, aParty(1, 2));
    expect(enter(roll, aParty(2, 2))).toMatchObject({ status: 'waiting', arrival: 2, moves: [{ reason: 'no-place-free' }] });
    expect(roll.communityEvent).toMatchObject({ placesTaken: 2, peopleWaiting: 2 });
  });

  it('lets nobody pass those who wait already', () => {
    const roll = aRoll({ capacity: 3 });
    for (const size of [2, 2, 1]) enter(roll, aParty(roll.communityEvent.arrivals + 1, size));
    expect(roll.get('r3').status).toBe('waiting');
  });

  it('refuses a party that is larger than the event, or than the event allows', () => {
    expect(() => enter(aRoll({ capacity: 3 }), aParty(1, 4))).toThrow(PartyExceedsCapacity);
    expect(() => enter(aRoll(rules({ largestParty: 2 })), aParty(1, 3))).toThrow(PartyTooLarge);
  });

  it('is refused when nobody more may wait', () => {
    const roll = aRoll({ capacity: 1, ...rules({ waitingLimit: 2 }) });
    for (const number of [1, 2, 3]) enter(roll, aParty(number));
    expect(() => enter(roll, aParty(4))).toThrow(SignUpFull);
    expect(roll.communityEvent).toMatchObject({ placesTaken: 1, peopleWaiting: 2, arrivals: 3 });
  });

  it('is open from the first instant of the window to the last before its end', () => {
    const given = { signUpOpensAt: NOON, signUpClosesAt: new Date(hours(1)) };
    expect(enter(aRoll(given), aParty(1)).status).toBe('confirmed');
    for (const hour of [1, -0.01])
      expect(() => register(aRoll(given), aParty(1), new Date(hours(hour)))).toThrow(RegistrationClosed);
  });

  it('is refused for drafts, cancelled events and events that have begun', () => {
    for (const given of [{ status: 'draft' }, { status: 'cancelled' }, { startsAt: NOON }] as const)
      expect(() => enter(aRoll(given), aParty(1))).toThrow(EventNotOpen);
  });

  it('only holds the places for those who ask for that, and waits for approval where the event wants it', () => {
    const held = enter(aRoll(rules({ holdMinutes: 5 })), aParty(1, 2, { hold: true }));
    expect(held).toMatchObject({ status: 'held', expiresAt: new Date(hours(5 / 60)) });
    const roll = aRoll(rules({ approval: true }));
    expect(enter(roll, aParty(1, 2)).status).toBe('pending');
    expect(roll.communityEvent).toMatchObject({ placesTaken: 0, placesHeld: 2 });
  });
});

describe('a party that needs places of several pools', () => {
  const pools = [pool('morning', 2), pool('evening', 1)];
  const both = [
    { pool: 'morning', count: 1 },
    { pool: 'evening', count: 1 },
  ];

  it('has all of them or none', () => {
    const roll = aRoll({ pools });
    expect(enter(roll, aParty(1, 1, { needs: both })).status).toBe('confirmed');
    expect(enter(roll, aParty(2, 1, { needs: both })).status).toBe('waiting');
    expect(roll.communityEvent.pools.map(({ taken }) => taken)).toEqual([1, 1]);
    expect(roll.communityEvent.placesTaken).toBe(1);
  });

  it('is not held up by those who wait for something else', () => {
    const roll = aRoll({ pools: [pool('morning', 2), pool('evening', 1)] });
    const evening = [{ pool: 'evening', count: 1 }];
    enter(roll, aParty(1, 1, { needs: evening }));
    expect(enter(roll, aParty(2, 1, { needs: evening })).status).toBe('waiting');
    expect(enter(roll, aParty(3, 1, { needs: [{ pool: 'morning', count: 1 }] })).status).toBe('confirmed');
  });

  it('does not get a place that somebody in front of it waits to have together with another', () => {
    const roll = aRoll({ pools });
    enter(roll, aParty(1, 1, { needs: [{ pool: 'evening', count: 1 }] }));
    enter(roll, aParty(2, 1, { needs: both }));
    expect(enter(roll, aParty(3, 1, { needs: [{ pool: 'morning', count: 1 }] })).status).toBe('waiting');
  });

  it.each([
    ['names none of them', [], PoolChoiceMissing],
    ['names one that is not there', [{ pool: 'noon', count: 1 }], PoolNotKnown],
    ['names one twice', [both[0]!, both[0]!], NeedsExceedParty],
    ['wants more places than it has people', [{ pool: 'morning', count: 2 }], NeedsExceedParty],
  ])('is refused when it %s', (_case, needs, Refusal) => {
    expect(() => enter(aRoll({ pools }), aParty(1, 1, { needs }))).toThrow(Refusal);
  });
});

describe('an event for enterprises', () => {
  const member = { ...aResident(1), memberOf: ['shop'] };
  const given = rules({ placesPerEnterprise: 3 });

  it('takes so many people of each', () => {
    const roll = aRoll(given);
    enter(roll, aParty(1, 2, { resident: member, enterpriseId: 'shop', isVerified: true }));
    const more = (size: number) =>
      enter(
        roll,
        aParty(2, size, {
          resident: { ...aResident(2), memberOf: ['shop'] },
          enterpriseId: 'shop',
          isVerified: true,
          colleagues: roll.peopleOf('shop'),
        }),
      );
    expect(() => more(2)).toThrow(EnterpriseQuotaReached);
    expect(more(1).status).toBe('confirmed');
  });

  it('asks for one of the resident’s own', () => {
    expect(() => enter(aRoll(given), aParty(1))).toThrow(EnterpriseMissing);
    expect(() => enter(aRoll(given), aParty(1, 1, { enterpriseId: 'shop' }))).toThrow(NotOwner);
  });

  it('is for those that staff have verified, unless its organiser says otherwise', () => {
    const unverified = aParty(1, 1, { resident: member, enterpriseId: 'shop' });
    expect(() => enter(aRoll(given), unverified)).toThrow(EnterpriseNotVerified);
    expect(enter(aRoll(rules({ placesPerEnterprise: 3, unverifiedEnterprises: true })), unverified).status).toBe('confirmed');
  });

  it('is alone in that: elsewhere anybody may say for whom they come', () => {
    expect(enter(aRoll(), aParty(1, 1, { resident: member, enterpriseId: 'shop' })).status).toBe('confirmed');
  });
});
