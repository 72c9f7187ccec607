import { CommunityEvent, USUAL_SIGN_UP_RULES } from '../community-events/community-event';
import { listingOf } from '../community-events/listing';
import { aParty, aRoll, enter, take } from '../testing/a-roll';
import { hours, NOON } from '../testing/builders';
import { STARTS } from '../testing/sign-up-programme';
import { approve } from './approval';
import { hasLapsed, lapse, lapsedBy, nextLapse } from './lapsing';
import { Roll } from './roll';
import { withdraw } from './withdrawal';

const at = (hour: number): Date => new Date(hours(hour));
const title = { zh: '场次', en: 'Session' };
const of = (pool: string, count = 1) => ({ needs: [{ pool, count }] });

/** What is left to be ended at that hour, and what becomes of it. */
const ended = (roll: Roll, hour: number) =>
  take(
    roll,
    lapse(
      roll,
      roll.someActive(500, (one) => hasLapsed(roll.communityEvent, one, at(hour))),
      at(hour),
    ),
  );

/** Sessions in the morning and in the evening of the day after, one place each. */
const bySession = (given: Partial<CommunityEvent> = {}): Roll =>
  aRoll({
    ...{ capacity: 2, startsAt: new Date(STARTS.morning), endsAt: at(50), signUpClosesAt: new Date(STARTS.evening) },
    pools: (['morning', 'evening'] as const).map((key) => ({
      ...{ key, title, capacity: 1, taken: 0, ofSession: true, startsAt: STARTS[key] },
    })),
    programme: {
      ...{ enrolment: 'session', sessions: 2, version: 1, startsAt: STARTS.morning, endsAt: hours(50) },
      lastStartsAt: STARTS.evening,
    },
    ...given,
  });

describe('whoever waits in vain', () => {
  it('has ended when the event begins, with the reason, once; whoever has a place keeps it', () => {
    const roll = aRoll({ capacity: 1 });
    for (const number of [1, 2]) enter(roll, aParty(number));
    expect(ended(roll, 199)).toEqual({});
    expect(ended(roll, 200)).toEqual({ r2: 'expired' });
    expect(roll.get('r2').moves.at(-1)).toMatchObject({ to: 'expired', reason: 'no-place-in-time', at: at(200) });
    expect(ended(roll, 201)).toEqual({});
    expect(roll.communityEvent).toMatchObject({ placesTaken: 1, peopleWaiting: 0 });
  });

  it('for approval, has ended then, and its places are nobody’s', () => {
    const roll = aRoll({ capacity: 3, signUpRules: { ...USUAL_SIGN_UP_RULES, approval: true } });
    for (const number of [1, 2]) enter(roll, aParty(number));
    take(roll, approve(roll, roll.get('r1'), NOON));
    expect(ended(roll, 200)).toEqual({ r2: 'expired' });
    expect(roll.get('r2').moves.at(-1)?.reason).toBe('not-approved-in-time');
    expect(roll.communityEvent).toMatchObject({ placesTaken: 1, placesHeld: 0 });
  });

  it('with an offer or a hold that would stand longer than the event, which was moved forward, has ended, too', () => {
    const roll = aRoll({ capacity: 2, signUpRules: { ...USUAL_SIGN_UP_RULES, promotion: 'offers', holdMinutes: 60 } });
    enter(roll, aParty(1));
    enter(roll, aParty(2, 1, { hold: true }));
    enter(roll, aParty(3));
    take(roll, withdraw(roll, roll.get('r1'), NOON));
    roll.apply({ communityEvent: { ...roll.communityEvent, startsAt: at(0.5) }, changed: [] });
    expect(ended(roll, 0.5)).toEqual({ r2: 'expired', r3: 'expired' });
    expect(['r2', 'r3'].map((id) => roll.get(id).moves.at(-1)?.reason)).toEqual(['hold-expired', 'offer-expired']);
  });

  it('has not while the event is put off; its chance goes with the event to its new time', () => {
    const roll = aRoll({ capacity: 1 });
    for (const number of [1, 2]) enter(roll, aParty(number));
    roll.apply({ communityEvent: { ...roll.communityEvent, status: 'postponed' }, changed: [] });
    expect([ended(roll, 300), nextLapse(roll.communityEvent)]).toEqual([{}, undefined]);
    roll.apply({
      communityEvent: { ...roll.communityEvent, status: 'published', startsAt: at(400), endsAt: at(402) },
      changed: [],
    });
    expect([ended(roll, 399), ended(roll, 400)]).toEqual([{}, { r2: 'expired' }]);
  });
});

describe('whoever waits in vain for a programme', () => {
  it('has until its last session begins, where it is had as a whole', () => {
    const roll = bySession({
      capacity: 1,
      pools: [],
      programme: { ...bySession().communityEvent.programme!, enrolment: 'whole' },
    });
    for (const number of [1, 2]) enter(roll, aParty(number));
    expect([ended(roll, 17), ended(roll, 48), ended(roll, 48.5)]).toEqual([{}, {}, { r2: 'expired' }]);
  });

  it('has until the first of their sessions begins, and can sign up for others then; the place of the other goes to the next', () => {
    const roll = bySession();
    enter(roll, aParty(1, 1, of('morning')));
    enter(roll, aParty(2, 1, of('morning')));
    enter(roll, aParty(3, 1, { needs: [...of('morning').needs, ...of('evening').needs] }));
    enter(roll, aParty(4, 1, of('evening')));
    expect(roll.get('r4').status).toBe('waiting');
    expect(ended(roll, 16.5)).toEqual({ r2: 'expired', r3: 'expired', r4: 'confirmed' });
    expect(enter(roll, { ...aParty(2, 1, of('evening')), id: 'r5' }, at(17)).status).toBe('waiting');
    expect(ended(roll, 48.5)).toEqual({ r5: 'expired' });
  });

  it('has, where somebody has to approve them, until the last of their sessions begins', () => {
    const roll = bySession({ signUpRules: { ...USUAL_SIGN_UP_RULES, approval: true } });
    enter(roll, aParty(1, 1, { needs: [...of('morning').needs, ...of('evening').needs] }));
    expect(ended(roll, 17)).toEqual({});
    expect(ended(roll, 48.5)).toEqual({ r1: 'expired' });
  });

  it('is found at the start of each session while somebody waits, and no more once that is done', () => {
    const roll = bySession();
    const next = () => listingOf(roll.communityEvent).lapsesAt?.toISOString();
    enter(roll, aParty(1, 1, of('morning')));
    expect(next()).toBeUndefined();
    enter(roll, aParty(2, 1, of('morning')));
    expect(next()).toBe(STARTS.morning);
    enter(roll, aParty(3, 1, of('evening')));
    enter(roll, aParty(4, 1, of('evening')));
    ended(roll, 17);
    roll.apply({ communityEvent: lapsedBy(roll.communityEvent, at(17)), changed: [] });
    expect(next()).toBe(STARTS.evening);
    expect(lapsedBy(roll.communityEvent, at(18))).toBe(roll.communityEvent);
    ended(roll, 49);
    expect(next()).toBeUndefined();
  });
});
