import { CommunityEventView, EventSessionView, RegistrationView } from '@linli/contracts/events';
import { Telling } from './calendar-entries';
import { entryOfPublicSession, entryOfSession, sessionsFor } from './session-entries';

const day = (number: number): string => `2026-03-0${number}T01:00:00.000Z`;
const TELLING: Telling = { language: 'en', hasAlarms: true, zoneOf: () => 'Asia/Shanghai', origin: '' };

const anEvent = (given: Partial<CommunityEventView> = {}): CommunityEventView => ({
  ...{ id: 'e1', areaCode: '510108903901', capacity: 3, status: 'published', placesTaken: 0, peopleWaiting: 0, revision: 4 },
  ...{ title: { zh: '课堂', en: 'Class' }, text: { zh: '课', en: 'Class' }, place: { zh: '步道', en: 'Walk' } },
  ...{ startsAt: day(1), endsAt: day(9), signUpOpensAt: day(1), signUpClosesAt: day(4), pools: [] },
  ...given,
});
const aRegistration = (given: Partial<RegistrationView> = {}): RegistrationView => ({
  ...{ id: 'r1', eventId: 'e1', residentId: 'p1', partySize: 1, status: 'confirmed', arrival: 1, registeredAt: day(1) },
  ...given,
});
const sessions = [2, 4].map((number): EventSessionView => {
  return { key: `day-${number}`, startsAt: day(number), endsAt: day(number), status: 'planned' };
});
const statuses = (registration: RegistrationView, communityEvent = anEvent()) =>
  sessionsFor({ registration, communityEvent }, sessions).map((session) => {
    const { uid, status } = entryOfSession({ registration, communityEvent }, session, TELLING);
    return [uid, status];
  });

const uid = (number: number) => `registration-r1-day-${number}@linli`;

describe('the sessions of a registration in a calendar', () => {
  it('are those that had not begun when it got its place', () =>
    expect(statuses(aRegistration({ joinedAt: day(3) }))).toEqual([[uid(4), 'CONFIRMED']]));

  it('are off only where they had not begun when it was withdrawn', () =>
    expect(statuses(aRegistration({ status: 'cancelled', leftAt: day(3) }))).toEqual([
      [uid(2), 'CONFIRMED'],
      [uid(4), 'CANCELLED'],
    ]));

  it.each([
    ['cancelled', 'CANCELLED'],
    ['postponed', 'TENTATIVE'],
  ] as const)('stay as they were where they had begun when the rest was %s', (status, ofTheRest) => {
    const communityEvent = anEvent({ status, brokenOffAt: day(3), reason: { zh: '台风', en: 'Typhoon' } });
    const own = aRegistration(status === 'cancelled' ? { status: 'cancelled', leftAt: day(3) } : {});
    expect(statuses(own, communityEvent)).toEqual([
      [uid(2), 'CONFIRMED'],
      [uid(4), ofTheRest],
    ]);
    const seen = sessions.map((session) => entryOfPublicSession(communityEvent, session, TELLING));
    expect(seen.map((entry) => [entry.status, entry.sequence])).toEqual([
      ['CONFIRMED', 4],
      [ofTheRest, 4],
    ]);
  });
});
