import { OutsideOwnArea } from '@linli/contracts';
import { StartsInThePast } from '@linli/contracts/events';
import { aCommunityEvent, anOrganiser, hours, NOON } from '../testing/builders';
import { USUAL_SIGN_UP_RULES } from './community-event';
import { copyOf } from './event-copy';

const times = { startsAt: hours(400), endsAt: hours(403), signUpOpensAt: hours(300), signUpClosesAt: hours(399) };
const other = anOrganiser({ id: '0190f3c2-0000-7000-8000-000000000002' });
const by = { actor: other, now: NOON };
const copy = { id: 'e2', times };

describe('a copy', () => {
  const title = { zh: '儿童', en: 'Children' };
  const original = aCommunityEvent({
    status: 'cancelled',
    reason: { zh: '暴雨', en: 'Rain' },
    tags: ['亲子'],
    pools: [{ key: 'children', title, capacity: 4, taken: 3 }],
    signUpRules: { ...USUAL_SIGN_UP_RULES, approval: true },
    ...{ placesTaken: 3, placesHeld: 1, peopleWaiting: 2, arrivals: 9, sequence: 12, revision: 5 },
  });

  it('says everything that the event says, with its pools and rules, at its own times', () => {
    expect(copyOf(original, copy, by)).toMatchObject({
      ...{ _id: 'e2', title: original.title, tags: ['亲子'], capacity: 10, organiserId: other.id },
      ...{ startsAt: new Date(hours(400)), signUpOpensAt: new Date(hours(300)) },
      pools: [{ key: 'children', title, capacity: 4, taken: 0 }],
      signUpRules: { approval: true },
    });
  });

  it('has no sessions, whose times would not be its own', () => {
    const programme = { enrolment: 'session' as const, sessions: 1, version: 1 };
    const pools = [...original.pools, { key: 'at-9', title, capacity: 4, taken: 3, ofSession: true }];
    const made = copyOf({ ...original, programme, pools }, copy, by);
    expect([made.programme, made.pools.map(({ key }) => key)]).toEqual([undefined, ['children']]);
  });

  it('is a draft that nobody has registered for, and has no past', () => {
    const made = copyOf(original, copy, by);
    expect(made).toMatchObject({
      status: 'draft',
      revision: 1,
      placesTaken: 0,
      placesHeld: 0,
      peopleWaiting: 0,
      arrivals: 0,
      sequence: 0,
    });
    expect(made).not.toHaveProperty('reason');
  });

  it('is for organisers of the area, and has times that are to come', () => {
    expect(() => copyOf(original, copy, { ...by, actor: anOrganiser({ areaCodes: ['510108902'] }) })).toThrow(OutsideOwnArea);
    expect(() => copyOf(original, { ...copy, times: { ...times, startsAt: hours(-1) } }, by)).toThrow(StartsInThePast);
  });
});
