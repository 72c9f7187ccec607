import { InvalidInput } from '@linli/contracts';
import {
  SessionAnnounced,
  SessionBody,
  SessionHasBegun,
  SessionNamedTwice,
  SessionOutsideEvent,
  SessionRule,
  TooManySessions,
} from '@linli/contracts/events';
import { aCommunityEvent, hours, NOON } from '../testing/builders';
import { sessionsAnew } from './session';

/** The after-school class of spring: every school day at 16:30. */
const SCHOOL_DAYS: SessionRule = {
  on: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  from: '2026-03-09',
  to: '2026-03-27',
  startsAt: '16:30',
  endsAt: '18:00',
  without: ['2026-03-18'],
};
const term = { startsAt: new Date('2026-03-08T16:00:00Z'), endsAt: new Date('2026-04-30T16:00:00Z') };
const draft = aCommunityEvent({ ...term, status: 'draft' });
const published = aCommunityEvent(term);
const A_SESSION: SessionBody = { key: 'opening', startsAt: '2026-03-14T10:00:00+08:00', endsAt: '2026-03-14T11:00:00+08:00' };

const setOn = (communityEvent = draft, given: object = {}, known: ReturnType<typeof sessionsAnew> = []) =>
  sessionsAnew({ eventId: 'e1', enrolment: 'whole', timeZone: 'Asia/Shanghai', ...given }, { communityEvent, known, now: NOON });

describe('sessions by rule', () => {
  it('are on the days of the week that it names, on the clocks of the area, without the days that are left out', () => {
    const sessions = setOn(draft, { rules: [SCHOOL_DAYS] });
    expect(sessions).toHaveLength(14);
    expect(sessions[0]).toEqual({
      ...{ _id: 'e1/2026-03-09-1630', eventId: 'e1', key: '2026-03-09-1630', status: 'planned' },
      ...{ startsAt: new Date('2026-03-09T08:30:00Z'), endsAt: new Date('2026-03-09T10:00:00Z') },
    });
    expect(sessions.map(({ key }) => key)).not.toContain('2026-03-18-1630');
  });

  it('stay at their time of day where clocks are put forward meanwhile', () => {
    const sessions = setOn(draft, { rules: [{ ...SCHOOL_DAYS, on: ['friday'], to: '2026-04-03' }], timeZone: 'Europe/Berlin' });
    expect(sessions.map(({ startsAt }) => startsAt.toISOString().slice(11, 16))).toEqual(['15:30', '15:30', '15:30', '14:30']);
  });

  it('are refused where there would be too many of them, or the day is in no calendar', () => {
    const daily = { ...SCHOOL_DAYS, to: '2029-03-27' };
    expect(() => setOn(draft, { rules: [daily] })).toThrow(TooManySessions);
    expect(() => setOn(draft, { rules: [{ ...SCHOOL_DAYS, to: '2026-02-31' }] })).toThrow(InvalidInput);
  });
});

describe('sessions of an event', () => {
  it('are all different, end after they start, and lie within its times', () => {
    expect(() => setOn(draft, { sessions: [A_SESSION, A_SESSION] })).toThrow(SessionNamedTwice);
    expect(() => setOn(draft, { sessions: [{ ...A_SESSION, endsAt: A_SESSION.startsAt }] })).toThrow(SessionOutsideEvent);
    expect(() => setOn(draft, { sessions: [{ ...A_SESSION, startsAt: hours(1) }] })).toThrow(SessionOutsideEvent);
  });

  it('of a draft are those that are given', () => {
    const known = setOn(draft, { rules: [SCHOOL_DAYS] });
    expect(setOn(draft, { sessions: [A_SESSION] }, known).map(({ key }) => key)).toEqual(['opening']);
  });

  it('that are announced stay at their times; more can come, but not in the past', () => {
    const known = setOn(draft, { sessions: [A_SESSION] }).map((session) => ({ ...session, status: 'cancelled' as const }));
    const after = setOn(published, { sessions: [{ ...A_SESSION, key: 'second' }] }, known);
    expect(after.map(({ key }) => key)).toEqual(['opening', 'second']);
    expect(setOn(published, { sessions: [{ ...A_SESSION, capacity: 8 }] }, known)).toMatchObject([
      { capacity: 8, status: 'cancelled' },
    ]);
    const moved = { ...A_SESSION, startsAt: '2026-03-14T09:00:00+08:00' };
    expect(() => setOn(published, { sessions: [moved] }, known)).toThrow(SessionAnnounced);
    const running = aCommunityEvent({ ...term, startsAt: new Date(hours(-48)) });
    const past = { ...A_SESSION, startsAt: hours(-1) };
    expect(() => setOn(running, { sessions: [past] })).toThrow(SessionHasBegun);
  });
});
