import { CalendarEntryView, CommunityEventView, RegistrationStatus } from '@linli/contracts/events';
import { Leaving, leavePage, leavingOf } from './leave-page';

const [BEFORE, DURING, AFTER] = ['2026-03-02T04:00:00Z', '2026-03-06T04:00:00Z', '2026-03-31T04:00:00Z'].map(
  (at) => new Date(at),
);
const startsAt = '2026-03-05T04:00:00Z';

function anEntry(status: RegistrationStatus, given: Partial<CommunityEventView> = {}): CalendarEntryView {
  const communityEvent = { title: { zh: '“滨江”<市集>', en: 'Market & <hearth>' }, startsAt, ...given };
  return { registration: { status }, communityEvent } as CalendarEntryView;
}

describe('whoever opens the link to leave a waiting list', () => {
  it.each<[RegistrationStatus, Leaving]>([
    ['waiting', 'asked'],
    ['offered', 'asked'],
    ['confirmed', 'has-place'],
    ['held', 'has-place'],
    ['pending', 'has-place'],
    ['cancelled', 'left'],
    ['expired', 'left'],
    ['rejected', 'left'],
  ])('is told how it is: %s is %s', (status, leaving) => {
    expect(leavingOf(anEntry(status), BEFORE as Date)).toBe(leaving);
  });

  it('finds nothing to leave once it has begun, or the last session has', () => {
    const programme = { enrolment: 'whole', sessions: 2, version: 1, lastStartsAt: '2026-03-30T04:00:00Z' } as never;
    expect(leavingOf(anEntry('waiting'), DURING as Date)).toBe('over');
    expect(leavingOf(anEntry('waiting', { programme }), DURING as Date)).toBe('asked');
    expect(leavingOf(anEntry('waiting', { programme }), AFTER as Date)).toBe('over');
  });

  it('reads titles as text, in both languages, and has a button only where there is something to leave', () => {
    const asked = leavePage('asked', anEntry('waiting'), 'en');
    expect(asked).toContain('You wait for “Market &amp; &lt;hearth&gt;”.');
    expect(asked).toContain('<form method="post" action="?language=en"><button>Leave the list</button></form>');
    expect(leavePage('left', anEntry('cancelled'), 'zh-CN')).toContain('您不再候补““滨江”&lt;市集&gt;”。');
    expect(leavePage('unknown', undefined, 'en')).not.toContain('<form');
  });
});
