import {
  EndsBeforeStart,
  SessionsOutsideEvent,
  SignUpHasOpened,
  SignUpWindowNotValid,
  StartsInThePast,
  TimesAnnounced,
} from '@linli/contracts/events';
import { aCommunityEvent, hours, NOON } from '../testing/builders';
import { withTimes } from './times-anew';

const draft = aCommunityEvent({ status: 'draft' });
const given = (times: object) => ({ eventId: draft._id, ...times });
const later = { startsAt: hours(300), endsAt: hours(303), signUpOpensAt: hours(1), signUpClosesAt: hours(299) };
const asDates = Object.fromEntries(Object.entries(later).map(([name, value]) => [name, new Date(value)]));

it('a draft takes any times that an event may have, and its minimum keeps its distance', () => {
  const until = new Date(draft.startsAt.getTime() - 3_600_000);
  const after = withTimes({ ...draft, minimum: { people: 3, until } }, given(later), NOON);
  expect(after).toMatchObject({ ...asDates, status: 'draft' });
  expect(after.minimum?.until).toEqual(new Date(hours(299)));
});

it.each([
  ['starts in the past', { startsAt: hours(-1) }, StartsInThePast],
  ['ends before it starts', { startsAt: hours(300), endsAt: hours(299) }, EndsBeforeStart],
  ['closes before it opens', { ...later, signUpOpensAt: hours(299) }, SignUpWindowNotValid],
])('a draft that %s is refused', (_what, times, Broken) => {
  expect(() => withTimes(draft, given(times), NOON)).toThrow(Broken);
});

it('a draft does not leave its sessions behind', () => {
  const programme = { enrolment: 'whole' as const, sessions: 1, version: 1, startsAt: hours(201), endsAt: hours(202) };
  expect(() => withTimes({ ...draft, programme }, given(later), NOON)).toThrow(SessionsOutsideEvent);
});

describe('of a published event', () => {
  const published = aCommunityEvent({ signUpOpensAt: new Date(hours(10)) });

  it('sign-up opens at another time as long as it has not', () => {
    expect(withTimes(published, given({ signUpOpensAt: hours(5) }), NOON).signUpOpensAt).toEqual(new Date(hours(5)));
    const open = () => withTimes(published, given({ signUpOpensAt: hours(20) }), new Date(hours(10)));
    expect(open).toThrow(SignUpHasOpened);
    const never = () => withTimes(published, given({ signUpOpensAt: published.signUpClosesAt.toISOString() }), NOON);
    expect(never).toThrow(SignUpWindowNotValid);
  });

  it('other times are for moving it, and those that it has are no change', () => {
    expect(() => withTimes(published, given({ startsAt: hours(300) }), NOON)).toThrow(TimesAnnounced);
    const same = { startsAt: published.startsAt.toISOString(), signUpOpensAt: published.signUpOpensAt.toISOString() };
    expect(withTimes(published, given(same), new Date(hours(20)))).toBe(published);
  });
});
