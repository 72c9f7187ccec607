import { OutsideOwnArea } from '@linli/contracts';
import { EventNotOpen, EventNotOver, SignUpWindowNotValid } from '@linli/contracts/events';
import { accept } from '../registrations/offers';
import { release, withdraw } from '../registrations/withdrawal';
import { aParty, aRoll, enter } from '../testing/a-roll';
import { aCommunityEvent, anOrganiser, hours, NOON } from '../testing/builders';
import { CommunityEvent } from './community-event';
import { aged, archive, cancel, closeSignUpAt, postpone, reschedule } from './event-life';

const by = { actor: anOrganiser(), now: NOON };
const heat = { zh: '高温预警', en: 'Heat warning' };
const later = (hour: number) => ({ actor: anOrganiser(), now: new Date(hours(hour)) });
const times = { eventId: 'e1', startsAt: hours(400), endsAt: hours(403), signUpClosesAt: hours(399) };

describe('an event that is put off', () => {
  const off = postpone(aCommunityEvent(), heat, by);

  it('says why, and counts a revision; once more changes nothing', () => {
    expect(off).toMatchObject({ status: 'postponed', reason: heat, revision: 3 });
    expect(postpone(off, { zh: '别的', en: 'Other' }, by)).toBe(off);
  });

  it('gets its new time even after the old one has passed, and says when it would have been', () => {
    const again = reschedule(off, times, later(300));
    expect(again).toMatchObject({ status: 'published', startsAt: new Date(hours(400)), previousStartsAt: new Date(hours(200)) });
    expect(again).not.toHaveProperty('reason');
  });

  it('can be called off, also after its old time', () => {
    expect(cancel(off, heat, later(300))).toMatchObject({ status: 'cancelled' });
  });

  it('had to be open, and in the area of whoever puts it off', () => {
    expect(() => postpone(aCommunityEvent({ startsAt: NOON }), heat, by)).toThrow(EventNotOpen);
    expect(() => postpone(aCommunityEvent(), heat, { ...by, actor: anOrganiser({ areaCodes: ['510108902'] }) })).toThrow(
      OutsideOwnArea,
    );
  });
});

describe('an event at the times that it has', () => {
  const event = aCommunityEvent();
  const same = { ...times, startsAt: event.startsAt.toISOString(), endsAt: event.endsAt.toISOString() };
  const closing = (signUpClosesAt: Date | string) => ({ ...same, signUpClosesAt: new Date(signUpClosesAt).toISOString() });

  it('can be signed up for until another time, and the second click changes nothing', () => {
    const half = new Date(+event.signUpClosesAt - 1_800_000);
    const changed = closeSignUpAt(event, closing(half), by);
    expect(changed).toEqual({ ...event, signUpClosesAt: half, revision: event.revision + 1, changedAt: NOON });
    expect(closeSignUpAt(changed, closing(half), by)).toBe(changed);
  });

  it('refuses an end of sign-up after its start, whoever is of elsewhere, and what has begun', () => {
    expect(() => closeSignUpAt(event, closing(new Date(+event.startsAt + 1)), by)).toThrow(SignUpWindowNotValid);
    const elsewhere = { ...by, actor: anOrganiser({ areaCodes: ['510108902'] }) };
    expect(() => closeSignUpAt(event, closing(event.signUpClosesAt), elsewhere)).toThrow(OutsideOwnArea);
    expect(() => closeSignUpAt(aCommunityEvent({ startsAt: NOON }), same, by)).toThrow(EventNotOpen);
  });

  it('that is longer only does not say that it began at another time', () => {
    expect(reschedule(event, { ...closing(event.signUpClosesAt), endsAt: hours(210) }, by)).not.toHaveProperty(
      'previousStartsAt',
    );
  });
});

describe('while an event is put off', () => {
  const putOff = (given: Partial<CommunityEvent> = {}) => {
    const roll = aRoll({ capacity: 1, ...given });
    const [first, second] = [enter(roll, aParty(1)), enter(roll, aParty(2))];
    roll.apply({ communityEvent: postpone(roll.communityEvent, heat, by), changed: [] });
    return { roll, first, second };
  };

  it('nobody registers, whoever is registered may go, and nobody moves up', () => {
    const { roll, first, second } = putOff();
    expect(() => enter(roll, aParty(3))).toThrow(EventNotOpen);
    const { changed, communityEvent } = withdraw(roll, first, new Date(hours(300)));
    expect(changed).toMatchObject([{ _id: first._id, status: 'cancelled' }]);
    expect(communityEvent).toMatchObject({ placesTaken: 0, peopleWaiting: 1 });
    expect(release(roll, { ...second, status: 'cancelled', active: false }, { before: second, now: NOON }).changed).toHaveLength(
      1,
    );
  });

  it('an offer of before can be taken', () => {
    const { roll, second } = putOff();
    const offered = { ...second, status: 'offered' as const, expiresAt: new Date(hours(5)) };
    expect(accept(roll, offered, NOON).changed).toMatchObject([{ status: 'confirmed' }]);
  });
});

describe('with time', () => {
  const ageing = (hour: number) => ({ now: new Date(hours(hour)), archivedAfterDays: 30 });

  it('a published event is over at its end, and put away when it has been for long', () => {
    const communityEvent = aCommunityEvent();
    expect(aged(communityEvent, ageing(202))).toBe(communityEvent);
    const over = aged(communityEvent, ageing(203));
    expect(over).toMatchObject({ status: 'finished', revision: 3 });
    expect(aged(over, ageing(203 + 30 * 24 - 1))).toBe(over);
    expect(aged(over, ageing(203 + 30 * 24))).toMatchObject({ status: 'archived', revision: 4 });
  });

  it.each(['draft', 'postponed', 'archived'] as const)('nothing becomes of one that is %s', (status) => {
    const communityEvent = aCommunityEvent({ status });
    expect(aged(communityEvent, ageing(10_000))).toBe(communityEvent);
  });

  it('one that was called off is put away too', () => {
    expect(aged(aCommunityEvent({ status: 'cancelled' }), ageing(10_000))).toMatchObject({ status: 'archived' });
  });

  it('organisers put away what is over, and nothing else', () => {
    expect(archive(aCommunityEvent({ status: 'finished' }), by)).toMatchObject({ status: 'archived', revision: 3 });
    expect(() => archive(aCommunityEvent(), by)).toThrow(EventNotOver);
  });
});
