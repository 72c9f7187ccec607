import { DeclaredError } from '@linli/contracts';
import { CommunityEvent, USUAL_SIGN_UP_RULES } from '../community-events/community-event';
import { aParty, aRoll, enter, take } from '../testing/a-roll';
import { anOrganiser, NOON } from '../testing/builders';
import { changeCapacity, setPools, setSignUpRules } from './capacity';
import { reduce } from './reduction';
import { Roll } from './roll';

const by = { actor: anOrganiser(), now: NOON };
const pool = (key: string, capacity: number) => ({ key, title: { zh: key, en: key }, capacity });
const needs = (adults: number, children: number) => ({
  needs: [
    { pool: 'adults', count: adults },
    { pool: 'children', count: children },
  ].filter(({ count }) => count > 0),
});

function refusal(attempt: () => unknown) {
  try {
    attempt();
    return 'none';
  } catch (error) {
    const { code, params, fields } = error as DeclaredError;
    return { code, params, at: fields[0]?.pointer };
  }
}

/** Two places for adults and ten for children. */
function anOuting(given: Partial<CommunityEvent> = {}): Roll {
  const roll = aRoll({ capacity: 12, ...given });
  take(roll, setPools(roll, [pool('adults', 2), pool('children', 10)], by));
  return roll;
}

describe('a place of a pool for each person', () => {
  it('is needed where several pools are set, so that nobody comes on the place of a child', () => {
    const roll = anOuting();
    expect(refusal(() => enter(roll, aParty(1, 3, needs(0, 1))))).toEqual({
      ...{ code: 'events.pool-missing-for-some', params: { people: 3, places: 1 }, at: '#/needs' },
    });
    expect(enter(roll, aParty(1, 3, needs(2, 1))).status).toBe('confirmed');
    expect(enter(roll, aParty(2, 2, needs(1, 1))).status).toBe('waiting');
  });

  it('is not where one pool is for those who need it, or the organiser says so before or after', () => {
    const roll = aRoll();
    take(roll, setPools(roll, [pool('children', 10)], by));
    expect(enter(roll, aParty(1, 2, needs(0, 1))).status).toBe('confirmed');
    const before = anOuting({ signUpRules: { ...USUAL_SIGN_UP_RULES, poolForEach: false } });
    expect(enter(before, aParty(1, 2, needs(0, 1))).status).toBe('confirmed');
    const after = anOuting();
    take(after, setSignUpRules(after, { poolForEach: false }, by));
    expect(enter(after, aParty(1, 2, needs(0, 1))).status).toBe('confirmed');
  });

  it('is not where several pools were there already when this was not said', () => {
    const pools = [pool('bus', 5), pool('lunch', 5)].map((one) => ({ ...one, taken: 0 }));
    const roll = aRoll({ pools });
    take(roll, setPools(roll, [pool('bus', 6), pool('lunch', 5)], by));
    expect(enter(roll, aParty(1, 2, { needs: [{ pool: 'bus', count: 1 }] })).status).toBe('confirmed');
  });

  it('stays with a party that becomes smaller, which needs no more than it had', () => {
    const roll = anOuting();
    enter(roll, aParty(1, 3, needs(2, 1)));
    const smaller = (partySize: number, left: object) => reduce(roll, roll.get('r1'), { partySize, ...left, now: NOON });
    expect(refusal(() => smaller(2, needs(0, 1)))).toMatchObject({ code: 'events.pool-missing-for-some', at: '#/needs' });
    expect(take(roll, smaller(2, needs(1, 1)))).toEqual({ r1: 'confirmed' });
    take(roll, setSignUpRules(roll, { poolForEach: false }, by));
    enter(roll, aParty(2, 4, needs(0, 1)));
    take(roll, setSignUpRules(roll, { poolForEach: true }, by));
    expect(take(roll, reduce(roll, roll.get('r2'), { partySize: 3, ...needs(0, 1), now: NOON }))).toEqual({ r2: 'confirmed' });
  });
});

describe('the places of an event of single sessions', () => {
  const programme = { enrolment: 'session' as const, sessions: 2, version: 1 };
  const sessions = ['monday', 'tuesday'].map((key) => ({ ...pool(key, 4), taken: 0, ofSession: true }));

  it('are not cut to fewer than these have, where each has its own', () => {
    const roll = aRoll({ capacity: 9, programme, pools: sessions });
    expect(refusal(() => changeCapacity(roll, 7, by))).toEqual({
      ...{ code: 'events.capacity-below-sessions', params: { least: 8 }, at: '#/capacity' },
    });
    take(roll, changeCapacity(roll, 8, by));
    expect(roll.communityEvent.capacity).toBe(8);
  });

  it('may be any number where a session is for whoever is registered, and raised to any', () => {
    const open = aRoll({ capacity: 9, programme: { ...programme, sessions: 3 }, pools: sessions });
    take(open, changeCapacity(open, 3, by));
    const strangled = aRoll({ capacity: 2, programme, pools: sessions });
    take(strangled, changeCapacity(strangled, 5, by));
    expect([open.communityEvent.capacity, strangled.communityEvent.capacity]).toEqual([3, 5]);
  });
});
