import { refreshableUntil, SENT_TWICE_MS, Session, standingOf, startSession } from './session';

const NOON = new Date('2026-03-02T04:00:00Z');
const since = (ms: number): Date => new Date(NOON.getTime() + ms);
const DAY_MS = 86_400_000;

const aSession = (given: Partial<Session> = {}): Session => ({
  ...startSession({ id: 's1', accountId: 'a1', method: 'password', device: 'Firefox', now: NOON }),
  ...given,
});

describe('a session', () => {
  it('turns by its present refresh token', () => {
    expect(standingOf(aSession({ turn: 3 }), 3, since(1))).toBe('turns');
  });

  it('is answered as before for the one before while that may have been sent twice, and not later', () => {
    const session = aSession({ turn: 3 });
    expect(standingOf(session, 2, since(SENT_TWICE_MS))).toBe('repeats');
    expect(standingOf(session, 2, since(SENT_TWICE_MS + 1))).toBe('used');
    expect(standingOf(session, 1, since(1))).toBe('used');
  });

  it('is over after 14 days without use', () => {
    expect(standingOf(aSession(), 0, since(14 * DAY_MS - 1))).toBe('turns');
    expect(standingOf(aSession(), 0, since(14 * DAY_MS))).toBe('over');
  });

  it('is over after 30 days, however often it is used', () => {
    const session = aSession({ lastUsedAt: since(29 * DAY_MS) });
    expect(refreshableUntil(session)).toEqual(since(30 * DAY_MS));
  });

  it('keeps no more than 120 characters of what the device says of itself', () => {
    const session = startSession({ id: 's1', accountId: 'a1', method: 'code', device: 'x'.repeat(4000), now: NOON });
    expect(session.device).toHaveLength(120);
  });
});
