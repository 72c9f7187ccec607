import { OutsideOwnArea } from '@linli/contracts';
import { EventNotOpen, MinimumNotValid } from '@linli/contracts/events';
import { aCommunityEvent, anOrganiser, hours, NOON } from '../testing/builders';
import { aged } from './event-life';
import { setMinimum, withMinimumMoved } from './minimum';

const by = { actor: anOrganiser(), now: NOON };
const needs = (people: number, hour = 100) => ({ eventId: 'e1', people, until: hours(hour) });
const minimum = { people: 5, until: new Date(hours(100)) };
const ageing = { now: new Date(hours(100)), archivedAfterDays: 90 };

it('an event needs so many people until then, or none any more', () => {
  const event = setMinimum(aCommunityEvent(), needs(5), by);
  expect(event).toMatchObject({ minimum, revision: 3 });
  expect(setMinimum(event, needs(0), by)).not.toHaveProperty('minimum');
});

it.each([
  ['more people than there are places', needs(11)],
  ['what is over', needs(5, -1)],
  ['what comes after the start', needs(5, 201)],
])('a minimum is not %s', (_what, body) => expect(() => setMinimum(aCommunityEvent(), body, by)).toThrow(MinimumNotValid));

it('is for organisers of the area, as long as the event is to come', () => {
  expect(() => setMinimum(aCommunityEvent({ status: 'cancelled' }), needs(5), by)).toThrow(EventNotOpen);
  const outsider = { ...by, actor: anOrganiser({ areaCodes: ['510108902'] }) };
  expect(() => setMinimum(aCommunityEvent(), needs(5), outsider)).toThrow(OutsideOwnArea);
});

it.each([
  [4, true],
  [5, false],
])('with %s people it is judged once, when it is due', (placesTaken, missed) => {
  const event = aCommunityEvent({ minimum, placesTaken });
  expect(aged(event, { ...ageing, now: new Date(hours(99)) })).toBe(event);
  const after = aged(event, ageing);
  expect(after).toMatchObject({ status: 'published', minimum: { missed } });
  expect(aged(after, ageing)).toBe(after);
});

it('moves with the start, and is judged there, also where it was before', () => {
  const event = aCommunityEvent({ minimum: { ...minimum, missed: true } });
  const until = new Date(hours(90));
  const startsAt = new Date(event.startsAt.getTime() - 10 * 3_600_000);
  expect(withMinimumMoved({ ...event, startsAt }, event).minimum).toEqual({ people: 5, until });
  expect(withMinimumMoved(event, event)).toBe(event);
  const { minimum: _none, ...without } = event;
  expect(withMinimumMoved({ ...without, startsAt }, event)).not.toHaveProperty('minimum');
});
