import { occasionOf } from '../enterprise-requests/enterprise-request';
import { anOccasion, aParticipation, aReminder, aRequest, hours, inHours, NOON } from '../testing/builders';
import { isWorthSaying, remindersOf, timingOf } from './reminder';

describe('the reminders of an event', () => {
  it('are planned a day and an hour before', () => {
    const planned = remindersOf(aParticipation(), anOccasion({ at: inHours(30) }), NOON);
    expect(planned).toMatchObject([
      { _id: 'p1/event-tomorrow', recipientId: 'resident-1', at: inHours(30), dueAt: inHours(6), state: 'planned' },
      { _id: 'p1/event-in-one-hour', dueAt: inHours(29), state: 'planned' },
    ]);
  });

  it('are dropped when their moment has passed or the event is off', () => {
    const states = (at: Date, on = true) => remindersOf(aParticipation(), anOccasion({ at, on }), NOON).map(({ state }) => state);
    expect(states(inHours(24))).toEqual(['dropped', 'planned']);
    expect(states(inHours(0.5))).toEqual(['dropped', 'dropped']);
    expect(states(inHours(200), false)).toEqual(['dropped', 'dropped']);
  });
});

describe('the reminder of a request', () => {
  const timing = (due: number, status: 'assigned' | 'answered' = 'assigned') =>
    timingOf('request-due-soon', occasionOf(aRequest({ dueAt: hours(due), status })), NOON);

  it('comes a day before the answer is due, or halfway when there is less time than that', () => {
    expect(timing(72)).toMatchObject({ dueAt: inHours(48), state: 'planned' });
    expect(timing(8)).toMatchObject({ dueAt: inHours(4), at: inHours(8), state: 'planned' });
  });

  it('is dropped when the answer is there, or was due already', () => {
    expect([timing(72, 'answered').state, timing(-1).state]).toEqual(['dropped', 'dropped']);
  });
});

describe('a late reminder', () => {
  it.each([
    ['on time', 0, true],
    ['hours late, before the start', 23, true],
    ['a quarter of an hour after the start', 24.25, true],
    ['later than that', 24.26, false],
  ])('%s', (_case, after, worth) => {
    expect(isWorthSaying(aReminder({ at: inHours(24) }), inHours(after))).toBe(worth);
  });
});
