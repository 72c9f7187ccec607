import { CommunityEventView, MoveReason, RegistrationStatus } from '@linli/contracts/events';
import { Surroundings } from '../event-documents/event-document';
import { LinkedEntry, leavePage, leavingOf } from './leave-page';
import { Leaving } from './leave-page-words';

const [BEFORE, DURING, AFTER] = ['2026-03-02T04:00:00Z', '2026-03-06T04:00:00Z', '2026-03-31T04:00:00Z'].map(
  (at) => new Date(at),
) as [Date, Date, Date];
const [startsAt, endsAt] = ['2026-03-05T04:00:00Z', '2026-03-05T07:00:00Z'];
const AROUND = { timeZone: 'Asia/Shanghai', language: 'en', areas: [], origin: '', now: BEFORE } as unknown as Surroundings;

function linked(status: RegistrationStatus, given: Partial<CommunityEventView> = {}, last?: MoveReason): LinkedEntry {
  const title = { zh: '“滨江”<市集>', en: 'Market & <hearth>' };
  const communityEvent = { id: 'e1', title, place: { zh: '步道', en: 'Walk' }, startsAt, endsAt, status: 'published', ...given };
  const moves = last && [{ to: status, reason: last, at: startsAt }];
  const registration = { status, expiresAt: '2026-03-02T10:00:00Z', ...(moves && { moves }) };
  return { entry: { registration, communityEvent }, around: AROUND } as unknown as LinkedEntry;
}

const leavingAt = (now: Date, ...given: Parameters<typeof linked>): Leaving => leavingOf(linked(...given).entry, now);

describe('whoever opens the link to leave a waiting list', () => {
  it.each<[RegistrationStatus, Leaving]>([
    ['waiting', 'waits'],
    ['offered', 'offered'],
    ['confirmed', 'has-place'],
    ['held', 'has-place'],
    ['pending', 'has-place'],
    ['cancelled', 'ended'],
    ['expired', 'ended'],
    ['rejected', 'ended'],
  ])('is told how it is: %s is %s', (status, leaving) => {
    expect(leavingAt(BEFORE, status)).toBe(leaving);
  });

  it('is told that they have left, and where their turn has gone', () => {
    expect(leavingAt(BEFORE, 'cancelled', {}, 'left-waiting-list')).toBe('left');
    expect(leavingAt(BEFORE, 'cancelled', {}, 'event-split')).toBe('moved');
  });

  it('finds nothing to leave once it has begun, or the last session has, or it is off', () => {
    const programme = { enrolment: 'whole', sessions: 2, version: 1, lastStartsAt: '2026-03-30T04:00:00Z' } as never;
    expect(leavingAt(DURING, 'waiting')).toBe('over');
    expect(leavingAt(DURING, 'waiting', { programme })).toBe('waits');
    expect(leavingAt(AFTER, 'waiting', { programme })).toBe('over');
    expect(leavingAt(BEFORE, 'cancelled', { status: 'cancelled' })).toBe('off');
  });

  it('leaves also while it is put off, whenever it was to begin', () => {
    expect(leavingAt(DURING, 'waiting', { status: 'postponed' })).toBe('waits');
  });

  it('reads titles as text, in both languages, and has a button only where there is something to leave', () => {
    const waits = leavePage('waits', linked('waiting'), 'en');
    expect(waits).toContain('You wait for “Market &amp; &lt;hearth&gt;”.');
    expect(waits).toContain('<form method="post" action="?language=en"><button>Leave the list</button></form>');
    expect(waits).toContain('<a href="../events/e1.html?language=en">Market &amp; &lt;hearth&gt;</a>');
    expect(leavePage('left', linked('cancelled'), 'zh-CN')).toContain('您不再候补““滨江”&lt;市集&gt;”。');
    for (const leaving of ['left', 'ended', 'moved', 'has-place', 'off', 'over'] as const)
      expect(leavePage(leaving, linked('cancelled'), 'en')).not.toContain('<form');
    expect(leavePage('unknown', undefined, 'en')).not.toMatch(/<form|<dl>/);
  });

  it('is told of an offer until when it stands, and declines it', () => {
    const offered = leavePage('offered', linked('offered'), 'en');
    expect(offered).toContain('is kept for you until Monday, 2 March 2026');
    expect(offered).toContain('<button>Decline the place</button>');
    expect(leavePage('offered', linked('offered'), 'zh-CN')).toContain('请在 2026年3月2日');
  });
});
