import { CommunityEventView, RegistrationStatus, RegistrationView } from '@linli/contracts/events';
import { entryOfEvent, entryOfRegistration, newestPerEvent, Telling } from './calendar-entries';
import { isWithin, windowAt } from './calendar-window';

const NOW = new Date('2026-03-02T04:00:00Z');
const days = (count: number): string => new Date(NOW.getTime() + count * 86_400_000).toISOString();

const anEvent = (given: Partial<CommunityEventView> = {}): CommunityEventView => ({
  ...{ id: 'e1', areaCode: '510108903901', capacity: 3, status: 'published', placesTaken: 0, peopleWaiting: 0, revision: 4 },
  ...{ title: { zh: '市集', en: 'Market' }, text: { zh: '邻里', en: 'Neighbours' }, place: { zh: '步道', en: 'Walk' } },
  ...{ startsAt: days(3), endsAt: days(4), signUpOpensAt: days(-2), signUpClosesAt: days(3), changedAt: days(-1) },
  ...given,
});

const aRegistration = (given: Partial<RegistrationView> = {}): RegistrationView => ({
  ...{ id: 'r1', eventId: 'e1', residentId: 'p1', partySize: 1, status: 'confirmed', arrival: 1, registeredAt: days(-2) },
  ...given,
});

const TELLING: Telling = {
  language: 'en',
  hasAlarms: true,
  zoneOf: () => 'Asia/Shanghai',
  origin: 'https://linli.example',
};

describe('the entry of an event', () => {
  it('has the revision as its sequence and the same id always', () => {
    const entry = entryOfEvent(anEvent(), TELLING);
    expect(entry).toMatchObject({ uid: 'event-e1@linli', sequence: 4, status: 'CONFIRMED', title: 'Market', place: 'Walk' });
    expect(entry).toMatchObject({ changedAt: new Date(days(-1)), address: 'https://linli.example/events/e1.html' });
    expect(entryOfEvent(anEvent({ status: 'cancelled' }), { ...TELLING, origin: '' })).not.toHaveProperty('address');
  });
});

describe('the entry of an event for residents', () => {
  const telling: Telling = { ...TELLING, nameOf: () => ({ zh: '望平社区', en: 'Wangping Community' }) };
  const forWangping = anEvent({ residentsOf: ['510108903901'] });

  it('says for whom it is, in the language of the calendar', () => {
    expect(entryOfEvent(forWangping, telling).text).toBe('For residents of: Wangping Community\n\nNeighbours');
    expect(entryOfEvent(forWangping, { ...telling, language: 'zh-CN' }).text).toBe('仅限以下区域居民报名：望平社区\n\n邻里');
    expect(entryOfEvent(anEvent({ residentsOf: [] }), telling).text).toBe('Neighbours');
  });

  it('say which unit organises the event, after whom it is for', () => {
    const ofUnit = { unitName: { zh: '街道文化站', en: 'Culture Station' } };
    expect(entryOfEvent(anEvent(ofUnit), telling).text).toBe('Organised by: Culture Station\n\nNeighbours');
    const both = anEvent({ ...ofUnit, residentsOf: ['510108903901'] });
    expect(entryOfEvent(both, { ...telling, language: 'zh-CN' }).text).toMatch(
      /^仅限以下区域居民报名：.*\n\n主办单位：街道文化站\n\n/,
    );
  });
});

describe('the entry of a registration', () => {
  const entryOf = (registration: RegistrationView, communityEvent = anEvent()) =>
    entryOfRegistration({ registration, communityEvent }, TELLING);

  it.each<[RegistrationStatus, string]>([
    ['confirmed', 'CONFIRMED'],
    ['waiting', 'TENTATIVE'],
    ['offered', 'TENTATIVE'],
    ['held', 'TENTATIVE'],
    ['pending', 'TENTATIVE'],
    ['cancelled', 'CANCELLED'],
    ['expired', 'CANCELLED'],
    ['rejected', 'CANCELLED'],
  ])('that is %s is %s, and rings only where something is to come', (status, expected) => {
    expect(entryOf(aRegistration({ status }))).toMatchObject({ status: expected, hasAlarms: expected !== 'CANCELLED' });
  });

  it('tells whoever waits where to leave', () => {
    const waiting = { registration: aRegistration({ status: 'waiting' }), communityEvent: anEvent() };
    const { text } = entryOfRegistration(waiting, { ...TELLING, toLeave: ({ id }) => `https://linli.example/leave/${id}` });
    expect(text).toBe('On the waiting list\nLeave the waiting list: https://linli.example/leave/r1\n\nNeighbours');
  });

  it('is off with its event', () => {
    const entry = entryOf(aRegistration(), anEvent({ status: 'cancelled' }));
    expect(entry).toMatchObject({ status: 'CANCELLED', text: 'The event was called off\n\nNeighbours', hasAlarms: false });
  });

  it('is not certain and rings nothing while its event is put off', () => {
    const postponed = anEvent({ status: 'postponed' });
    const entry = entryOf(aRegistration(), postponed);
    expect(entry).toMatchObject({ status: 'TENTATIVE', hasAlarms: false, text: expect.stringContaining('is put off') });
    expect(entryOf(aRegistration({ status: 'cancelled' }), postponed)).toMatchObject({ status: 'CANCELLED' });
    expect(entryOfEvent(postponed, TELLING)).toMatchObject({ status: 'TENTATIVE', hasAlarms: false });
  });

  it('was changed when it or its event was, whichever is later', () => {
    const moves = [{ to: 'confirmed' as const, reason: 'place-became-free' as const, at: days(0) }];
    expect(entryOf(aRegistration({ moves })).changedAt).toEqual(new Date(days(0)));
    expect(entryOf(aRegistration()).changedAt).toEqual(new Date(days(-1)));
  });
});

describe('a calendar of registrations', () => {
  it('shows the newest of several for one event', () => {
    const again = { registration: aRegistration({ id: 'r2' }), communityEvent: anEvent() };
    const before = { registration: aRegistration({ status: 'cancelled' }), communityEvent: anEvent() };
    expect(newestPerEvent([again, before])).toEqual([again]);
  });

  it('keeps one of before that still holds: it was for sessions that have been', () => {
    const [evening, morning] = ['r2', 'r1'].map((id) => ({ registration: aRegistration({ id }), communityEvent: anEvent() }));
    expect(newestPerEvent([evening, morning] as never).map(({ registration }) => registration.id)).toEqual(['r2', 'r1']);
  });

  it.each([
    [-40, -31, false],
    [-40, -29, true],
    [364, 366, true],
    [366, 367, false],
  ])('an event from day %d to %d is told of: %p', (start, end, expected) => {
    expect(isWithin(anEvent({ startsAt: days(start), endsAt: days(end) }), windowAt(NOW))).toBe(expected);
  });
});
