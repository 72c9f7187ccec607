import { SessionHasBegun, SessionNotAnnounced, SessionNotHeld, SessionOutsideEvent } from '@linli/contracts/events';
import { aCommunityEvent, hours, NOON } from '../testing/builders';
import { Session } from './session';
import { calledOff, movedTo } from './session-change';

const reason = { zh: '讲师有事', en: 'Teacher away' };
const session: Session = {
  ...{ _id: 'e1/tuesday', eventId: 'e1', key: 'tuesday', status: 'planned' },
  ...{ startsAt: new Date(hours(24)), endsAt: new Date(hours(26)) },
};
const term = { startsAt: new Date(hours(-24)), endsAt: new Date(hours(100)) };
const about = { communityEvent: aCommunityEvent(term), now: NOON };
const at = (start: number, end: number) => ({ startsAt: hours(start), endsAt: hours(end), reason });
const off = (given: object = {}) => ({ ...session, status: 'cancelled' as const, ...given });

describe('a session that is moved', () => {
  it('keeps its key, and says when it would have been and why', () => {
    const place = { zh: '三楼', en: 'Third floor' };
    expect(movedTo(session, { ...at(48, 50), place }, about)).toEqual({
      ...session,
      ...{ startsAt: new Date(hours(48)), endsAt: new Date(hours(50)), place, reason, previousStartsAt: session.startsAt },
    });
  });

  it('is the same where it is there already, also with its place', () => {
    expect(movedTo(session, at(24, 26), about)).toBe(session);
    const moved = movedTo(session, { ...at(24, 26), place: { zh: '三楼', en: 'Third floor' } }, about);
    expect(moved).toMatchObject({ startsAt: session.startsAt, place: { zh: '三楼', en: 'Third floor' } });
    expect(movedTo(moved, { ...at(24, 26), place: { zh: '三楼', en: 'Third floor' } }, about)).toBe(moved);
  });

  it('stays within its event, and is neither moved into the past nor once it has begun', () => {
    expect(() => movedTo(session, at(99, 101), about)).toThrow(SessionOutsideEvent);
    expect(() => movedTo(session, at(50, 48), about)).toThrow(SessionOutsideEvent);
    expect(() => movedTo(session, at(-2, 2), about)).toThrow(SessionHasBegun);
    expect(() => movedTo({ ...session, startsAt: NOON }, at(48, 50), about)).toThrow(SessionHasBegun);
  });

  it('is one of a published event that is not over, and is not off', () => {
    for (const given of [{ status: 'draft' }, { status: 'postponed' }, { status: 'cancelled' }, { endsAt: NOON }] as const)
      expect(() => movedTo(session, at(48, 50), { ...about, communityEvent: aCommunityEvent({ ...term, ...given }) })).toThrow(
        SessionNotAnnounced,
      );
    expect(() => movedTo(off(), at(48, 50), about)).toThrow(SessionNotHeld);
  });
});

describe('a session that is called off', () => {
  it('says why, and stays as it is the second time', () => {
    expect(calledOff(session, { reason }, about)).toEqual(off({ reason }));
    const before = off({ reason });
    expect(calledOff(before, { reason: { zh: '雨', en: 'Rain' } }, about)).toBe(before);
  });

  it('has not begun, and is one of a published event', () => {
    expect(() => calledOff({ ...session, startsAt: NOON }, { reason }, about)).toThrow(SessionHasBegun);
    const draft = aCommunityEvent({ ...term, status: 'draft' });
    expect(() => calledOff(session, { reason }, { ...about, communityEvent: draft })).toThrow(SessionNotAnnounced);
  });
});
