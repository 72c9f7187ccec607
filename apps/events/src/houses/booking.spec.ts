import {
  EventNotEditable,
  HouseElsewhere,
  OutsideOpeningHours,
  RoomReserved,
  RoomTaken,
  RoomTooSmall,
  SessionsMeetInRoom,
} from '@linli/contracts/events';
import { Session } from '../sessions/session';
import { aCommunityEvent, anOrganiser, hours, NOON } from '../testing/builders';
import { aHouse, aSlot } from '../testing/houses';
import { assertNear, bookRoom, concernsRooms, firstClash, newlyWanted, refusalBy, releaseRoom, slotsOf } from './booking';

const acting = { actor: anOrganiser(), now: NOON };
const venue = { houseId: 'h1', room: 'library' };
const programme = { enrolment: 'whole' as const, sessions: 2, version: 1 };
const aSession = (key: string, from: number, given: Partial<Session> = {}): Session => ({
  ...{ _id: `e1/${key}`, eventId: 'e1', key, status: 'planned' },
  ...{ startsAt: new Date(hours(from)), endsAt: new Date(hours(from + 1)) },
  ...given,
});

describe('an event', () => {
  it('has one room: another takes its place, the same again changes nothing', () => {
    const booked = bookRoom(aCommunityEvent(), { eventId: 'e1', ...venue }, acting);
    expect(booked).toMatchObject({ venue, revision: 3 });
    expect(bookRoom(booked, { eventId: 'e1', ...venue }, acting)).toBe(booked);
    expect(bookRoom(booked, { eventId: 'e1', ...venue, room: 'attic' }, acting).venue).toEqual({ ...venue, room: 'attic' });
  });

  it('lets it go, also for the second time, but not when it is over', () => {
    const free = releaseRoom(aCommunityEvent({ venue }), acting);
    expect([free.venue, free.revision]).toEqual([undefined, 3]);
    expect(releaseRoom(free, acting)).toBe(free);
    expect(() => releaseRoom(aCommunityEvent({ venue, status: 'finished' }), acting)).toThrow(EventNotEditable);
  });

  it('is in a house of its area, around it or below it', () => {
    for (const areaCode of ['510108903', '510108903901', '510108903901001']) assertNear({ areaCode }, '510108903901');
    expect(() => assertNear({ areaCode: '510108903902' }, '510108903901')).toThrow(HouseElsewhere);
  });

  it.each([
    ['is published', { status: 'published' as const }, false],
    ['is over', { status: 'finished' as const }, false],
    ['is put off', { status: 'postponed' as const }, true],
    ['gets new times', { endsAt: new Date(hours(204)) }, true],
    ['grows', { capacity: 11 }, true],
    ['has no room any more', { venue: undefined }, true],
    ['is put away', { status: 'archived' as const }, false],
  ])('concerns its room when it %s', (_what, change, concerns) => {
    const before = aCommunityEvent({ venue, status: 'draft' });
    expect(concernsRooms({ before, after: { ...before, ...change } })).toBe(concerns);
  });

  it('that was called off gets no room back when it is put away', () => {
    const before = aCommunityEvent({ venue, status: 'cancelled' });
    expect(concernsRooms({ before, after: { ...before, status: 'archived' } })).toBe(false);
  });
});

describe('what an event needs', () => {
  it('is its own times, or those of its sessions that take place', () => {
    const event = aCommunityEvent({ venue });
    expect(slotsOf(event, [])).toEqual([
      { ...venue, _id: 'e1', eventId: 'e1', startsAt: event.startsAt, endsAt: event.endsAt, people: 10 },
    ]);
    const sessions = [aSession('a', 200), aSession('b', 201, { status: 'cancelled' }), aSession('c', 202)];
    expect(slotsOf({ ...event, programme }, sessions).map(({ _id, session }) => [_id, session])).toEqual([
      ['e1/a', 'a'],
      ['e1/c', 'c'],
    ]);
    expect(slotsOf({ ...event, status: 'postponed' }, [])).toEqual([]);
  });

  it('is places for those of each session where people enrol by session', () => {
    const event = aCommunityEvent({ venue, capacity: 60, programme: { ...programme, enrolment: 'session' } });
    expect(slotsOf(event, [aSession('a', 200, { capacity: 20 }), aSession('b', 201)]).map(({ people }) => people)).toEqual([
      20, 60,
    ]);
  });

  it('is never one room twice', () => {
    const sessions = [aSession('b', 200.5), aSession('a', 200)];
    expect(() => slotsOf(aCommunityEvent({ venue, programme }), sessions)).toThrow(SessionsMeetInRoom);
  });
});

describe('a room', () => {
  const wanted = aSlot('2026-03-07T10:00+08:00', '2026-03-07T11:00+08:00');

  it('is asked for what was not had before, within opening hours', () => {
    expect(newlyWanted(aHouse(), [wanted], [])).toEqual([wanted]);
    const closed = aHouse({ hours: [] });
    expect(() => newlyWanted(closed, [wanted], [])).toThrow(OutsideOpeningHours);
    expect(newlyWanted(closed, [wanted], [wanted])).toEqual([]);
  });

  it('takes so many people; whoever had more before keeps it', () => {
    const many = { ...wanted, people: 21 };
    expect(() => newlyWanted(aHouse(), [many], [wanted])).toThrow(RoomTooSmall);
    expect(newlyWanted(aHouse(), [many], [{ ...wanted, people: 30 }])).toEqual([]);
  });

  it('is taken while others have it, and may be had right after', () => {
    const after = aSlot('2026-03-07T11:00+08:00', '2026-03-07T12:00+08:00');
    const across = aSlot('2026-03-07T10:59+08:00', '2026-03-07T11:30+08:00');
    expect([firstClash([wanted], [after]), firstClash([wanted], [after, across])]).toEqual([undefined, across]);
  });

  it('names who has it, unless that is a draft', () => {
    expect(refusalBy(wanted, aCommunityEvent())).toMatchObject({
      constructor: RoomTaken,
      params: { titleEn: 'Riverside hearth' },
    });
    const titled = { ...wanted, title: { zh: '第一场', en: 'First session' } };
    expect(refusalBy(titled, aCommunityEvent()).params).toMatchObject({ titleZh: '第一场', titleEn: 'First session' });
    expect(refusalBy(wanted, aCommunityEvent({ status: 'draft' }))).toBeInstanceOf(RoomReserved);
  });
});
