import { Actor } from '@linli/contracts';
import { CommunityEventSnapshot } from '@linli/contracts/events';
import { FoundTeamBody, ShiftWanted } from '@linli/contracts/volunteers';
import { CommunityEvent, learn } from '../community-events/community-event';
import { Assignment } from '../shifts/assignment';
import { Shift, Wanted } from '../shifts/shift';
import { newcomer, Volunteer } from '../volunteers/volunteer';

/** The moment that these tests live in. */
export const NOON = new Date('2026-03-02T04:00:00Z');

/** ISO instant so many hours after (or before) `NOON`. */
export const hours = (count: number): string => inHours(count).toISOString();
export const inHours = (count: number): Date => new Date(NOON.getTime() + count * 3_600_000);

export const anOrganiser = (given: Partial<Actor> = {}): Actor => ({
  id: '0190f3c2-0000-7000-8000-000000000001',
  roles: ['organiser'],
  areaCodes: ['510108903'],
  memberOf: [],
  ...given,
});

export const aVolunteer = (number = 1): Actor => ({
  id: `0190f3c2-0000-7000-9000-${String(number).padStart(12, '0')}`,
  roles: ['volunteer'],
  areaCodes: [],
  memberOf: [],
});

export const aTeamBody = (given: Partial<FoundTeamBody> = {}): FoundTeamBody => ({
  areaCode: '510108903901',
  name: { zh: '国际志愿服务队', en: 'International volunteers' },
  languages: ['zh', 'en'],
  ...given,
});

/** What the events service tells of an event in 200 hours that lasts for three. */
export const aSnapshot = (given: Partial<CommunityEventSnapshot> = {}): CommunityEventSnapshot => ({
  id: '0190f3c2-0000-7000-8000-0000000000e1',
  revision: 2,
  areaCode: '510108903901',
  title: { zh: '烟火滨江友邻荟', en: 'Riverside hearth' },
  place: { zh: '滨江步道', en: 'Riverside walk' },
  startsAt: hours(200),
  endsAt: hours(203),
  ...given,
});

type Given<T> = { [K in keyof T]?: T[K] };

export const aCommunityEvent = (given: Given<CommunityEvent> = {}): CommunityEvent => ({
  ...learn(undefined, aSnapshot(), 'published'),
  ...given,
});

/** A shift of two hours that starts with the event, for two volunteers. */
export const aShiftWanted = (given: Partial<ShiftWanted> = {}): ShiftWanted => ({
  task: { zh: '集市引导', en: 'Guiding visitors' },
  startsAt: hours(200),
  endsAt: hours(202),
  needed: 2,
  ...given,
});

export const wanted = (given: Partial<Wanted> = {}): Wanted => ({ id: 's1', ...aShiftWanted(given), ...given });

export function aShift(given: Given<Shift> = {}): Shift {
  const { _id: eventId, areaCode, title: eventTitle, place } = aCommunityEvent();
  return {
    _id: 's1',
    ...{ eventId, areaCode, eventTitle, place, revision: 2, task: aShiftWanted().task },
    startsAt: inHours(200),
    endsAt: inHours(202),
    offsetMs: 0,
    needed: 2,
    taken: 0,
    status: 'open',
    ...given,
  };
}

/** A volunteer who is in one team. */
export const aVolunteerRecord = (given: Given<Volunteer> = {}): Volunteer => ({
  ...newcomer(aVolunteer().id),
  teams: 1,
  ...given,
});

export const anAssignment = (given: Given<Assignment> = {}): Assignment => ({
  _id: 'a1',
  shiftId: 's1',
  volunteerId: aVolunteer().id,
  attendance: 'expected',
  minutes: 0,
  assignedAt: NOON,
  ...given,
});
