import { Actor, OutsideOwnArea } from '@linli/contracts';
import {
  EndsBeforeStart,
  EventNotDraft,
  EventNotOpen,
  EventTooLong,
  SignUpWindowNotValid,
  StartsInThePast,
} from '@linli/contracts/events';
import { aCommunityEvent, anEventBody, anOrganiser, hours, NOON } from '../testing/builders';
import { draft, mayBeSeenBy, publish } from './community-event';
import { cancel, reschedule } from './event-life';

const organiser = anOrganiser();
const outsider = anOrganiser({ areaCodes: ['510108902'] });

const rain = { zh: '暴雨', en: 'Rain' };
const by = (actor: Actor) => ({ actor, now: NOON });

describe('a draft', () => {
  it('holds what the organiser entered, with instants and no places taken', () => {
    const made = draft('e1', anEventBody({ startsAt: '2026-03-10T20:00:00+08:00' }), by(organiser));
    expect(made).toMatchObject({
      _id: 'e1',
      status: 'draft',
      organiserId: organiser.id,
      placesTaken: 0,
      arrivals: 0,
      revision: 1,
    });
    expect(made.startsAt).toEqual(new Date('2026-03-10T12:00:00Z'));
  });

  it('is refused outside the areas of the organiser', () => {
    expect(() => draft('e1', anEventBody(), by(outsider))).toThrow(OutsideOwnArea);
  });

  it.each([
    ['a start in the past', { startsAt: hours(-1) }, StartsInThePast, '#/startsAt'],
    ['an end before its start', { startsAt: hours(5), endsAt: hours(4) }, EndsBeforeStart, '#/endsAt'],
    ['more than 190 days', { endsAt: hours(200 + 190 * 24 + 1) }, EventTooLong, '#/endsAt'],
    [
      'a sign-up that closes before it opens',
      { signUpOpensAt: hours(3), signUpClosesAt: hours(2) },
      SignUpWindowNotValid,
      '#/signUpClosesAt',
    ],
    ['a sign-up that closes after the start', { signUpClosesAt: hours(400) }, SignUpWindowNotValid, '#/signUpClosesAt'],
  ])('is refused with %s, and says where', (_case, times, Broken, pointer) => {
    const attempt = () => draft('e1', anEventBody(times), by(organiser));
    expect(attempt).toThrow(Broken);
    expect(attempt).toThrow(expect.objectContaining({ fields: [expect.objectContaining({ pointer })] }));
  });

  it('is seen only by the organisers of its area', () => {
    const drafted = aCommunityEvent({ status: 'draft' });
    expect(mayBeSeenBy(drafted, organiser)).toBe(true);
    expect(mayBeSeenBy(drafted, outsider)).toBe(false);
    expect(mayBeSeenBy(aCommunityEvent(), outsider)).toBe(true);
  });
});

describe('publishing', () => {
  it('opens a draft and counts a revision', () => {
    expect(publish(aCommunityEvent({ status: 'draft', revision: 1 }), by(organiser))).toMatchObject({
      status: 'published',
      revision: 2,
    });
  });

  it('is refused for anything but a draft, and after the start', () => {
    expect(() => publish(aCommunityEvent(), by(organiser))).toThrow(EventNotDraft);
    expect(() => publish(aCommunityEvent({ status: 'draft', startsAt: NOON }), by(organiser))).toThrow(StartsInThePast);
  });
});

describe('rescheduling', () => {
  const times = { eventId: 'e1', startsAt: hours(300), endsAt: hours(303), signUpClosesAt: hours(299) };

  it('moves the times and keeps the registrations', () => {
    const moved = reschedule(aCommunityEvent({ placesTaken: 3, revision: 2 }), times, by(organiser));
    expect(moved).toMatchObject({ startsAt: new Date(hours(300)), placesTaken: 3, revision: 3, status: 'published' });
  });

  it('is refused for a draft, a cancelled event and one that has begun', () => {
    for (const communityEvent of [
      aCommunityEvent({ status: 'draft' }),
      aCommunityEvent({ status: 'cancelled' }),
      aCommunityEvent({ startsAt: NOON }),
    ]) {
      expect(() => reschedule(communityEvent, times, by(organiser))).toThrow(EventNotOpen);
    }
  });
});

describe('cancelling', () => {
  it('calls a published event off', () => {
    expect(cancel(aCommunityEvent({ revision: 2 }), rain, by(organiser))).toMatchObject({ status: 'cancelled', revision: 3 });
  });

  it('changes nothing the second time', () => {
    const off = aCommunityEvent({ status: 'cancelled', revision: 3 });
    expect(cancel(off, rain, by(organiser))).toBe(off);
  });

  it('is refused to organisers of another community', () => {
    expect(() => cancel(aCommunityEvent(), rain, by(outsider))).toThrow(OutsideOwnArea);
  });
});
