import { Actor } from '@linli/contracts';
import { CreateCommunityEventBody, SessionBody } from '@linli/contracts/events';
import { CommunityEvent, USUAL_SIGN_UP_RULES } from '../community-events/community-event';
import { USUAL_DETAILS } from '../community-events/details';
import { Registration, rankOf } from '../registrations/registration';

/** The moment that these tests live in. */
export const NOON = new Date('2026-03-02T04:00:00Z');

/** ISO instant so many hours after (or before) `NOON`. */
export const hours = (count: number): string => new Date(NOON.getTime() + count * 3_600_000).toISOString();

/** Sessions of three days, two hours each, with so many places each. */
export const threeDays = (capacity: number): SessionBody[] =>
  ['monday', 'tuesday', 'wednesday'].map((key, day) => ({
    ...{ key, startsAt: hours(24 + 24 * day), endsAt: hours(26 + 24 * day), capacity },
  }));

export const anOrganiser = (given: Partial<Actor> = {}): Actor => ({
  id: '0190f3c2-0000-7000-8000-000000000001',
  roles: ['organiser'],
  areaCodes: ['510108903'],
  memberOf: [],
  ...given,
});

export const aResident = (number = 1): Actor => ({
  id: `0190f3c2-0000-7000-9000-${String(number).padStart(12, '0')}`,
  roles: ['resident'],
  areaCodes: [],
  memberOf: [],
});

/** A resident who has said where they live. */
export const aResidentOf = (homeAreaCode: string, number = 1): Actor => ({ ...aResident(number), homeAreaCode });

/** An event in 200 hours, with sign-up open from an hour ago until it starts. */
export const anEventBody = (given: Partial<CreateCommunityEventBody> = {}): CreateCommunityEventBody => ({
  areaCode: '510108903901',
  title: { zh: '烟火滨江友邻荟', en: 'Riverside hearth' },
  text: { zh: '锦江边的邻里市集', en: 'A neighbours’ market by the river' },
  place: { zh: '滨江步道', en: 'Riverside walk' },
  startsAt: hours(200),
  endsAt: hours(203),
  capacity: 10,
  signUpOpensAt: hours(-1),
  signUpClosesAt: hours(200),
  ...given,
});

type Given<T> = { [K in keyof T]?: T[K] };

export function aCommunityEvent(given: Given<CommunityEvent> = {}): CommunityEvent {
  const { startsAt, endsAt, signUpOpensAt, signUpClosesAt, ...body } = anEventBody();
  return {
    _id: 'e1',
    organiserId: anOrganiser().id,
    ...body,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    signUpOpensAt: new Date(signUpOpensAt),
    signUpClosesAt: new Date(signUpClosesAt),
    status: 'published',
    revision: 2,
    ...USUAL_DETAILS,
    pools: [],
    signUpRules: USUAL_SIGN_UP_RULES,
    placesTaken: 0,
    placesHeld: 0,
    peopleWaiting: 0,
    arrivals: 0,
    sequence: 0,
    ...given,
  };
}

export const aRegistration = (given: Given<Registration> = {}): Registration => ({
  _id: 'r1',
  eventId: 'e1',
  residentId: aResident().id,
  partySize: 1,
  status: 'confirmed',
  active: true,
  arrival: 1,
  registeredAt: NOON,
  needs: [],
  priority: 0,
  rank: rankOf(given.priority ?? 0, given.arrival ?? 1),
  skips: 0,
  moves: [{ to: given.status ?? 'confirmed', reason: 'registered', at: NOON }],
  sequence: 0,
  ...given,
});
