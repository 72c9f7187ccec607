import { USUAL_SIGN_UP_RULES } from '../../apps/events/src/community-events/community-event';
import { Registration } from '../../apps/events/src/registrations/registration';
import { Sitting } from '../../apps/events/src/registrations/sitting.schema';
import { aCommunityEvent } from '../../apps/events/src/testing/builders';
import { SignUpBook } from './check';
import { Changed, Story } from './story';

describe('the check of sittings', () => {
  const brokenBy = (change: (sittings: Changed<Sitting>[], story: Story) => void): string[] => {
    const story = new Story();
    change(story.sittings, story);
    return story.problems();
  };
  const eventOf = (sitting: Changed<Sitting> | undefined, given: object): void => {
    if (sitting) sitting.communityEvent = { ...sitting.communityEvent, ...given };
  };

  it('finds nothing in a true history', () => {
    expect(new Story().problems()).toEqual([]);
  });

  it('I1: finds more places taken, or offered, than there are', () => {
    expect(brokenBy((sittings) => eventOf(sittings[1], { capacity: 2 }))).toContain(
      'I1 sitting 2: 3 of 2 places of the event are taken or offered',
    );
  });

  it('I1: finds a pool that is oversold while the event has room', () => {
    const children = { key: 'children', title: aCommunityEvent().title, capacity: 2, taken: 3 };
    const problems = brokenBy((sittings) => eventOf(sittings[1], { pools: [children] }));
    expect(problems).toContain('I1 sitting 2: 3 of 2 places of pool children are taken or offered');
    expect(problems).toContain('I1 sitting 2: 3 places of pool children counted, there are 0');
  });

  it('I1: allows what a cut in capacity has left', () => {
    expect(brokenBy((sittings) => eventOf(sittings[3], { capacity: 2 })).filter((text) => text.startsWith('I1'))).toEqual([]);
  });

  it('I1: finds places that are counted wrongly', () => {
    expect(brokenBy((sittings) => eventOf(sittings[2], { placesTaken: 2 }))).toContain(
      'I1 sitting 3: 2 people confirmed counted, there are 3',
    );
  });

  it('I2: finds a missing sitting', () => {
    expect(brokenBy((sittings) => sittings.splice(2, 1)).join()).toContain('sitting out of sequence');
  });

  it('I2: finds a registration that is lost, changed or made up among the rows', () => {
    const { book, problems } = bound(new Story());
    const [first, ...others] = book.rows as [Registration, ...Registration[]];
    expect(problems({ ...book, rows: others }).join()).toContain('registration of a sitting that cannot be read');
    expect(problems({ ...book, rows: [{ ...first, partySize: 2 }, ...others] }).join()).toContain('not as its last sitting');
    expect(problems({ ...book, rows: [...book.rows, { ...first, _id: 'another' }] }).join()).toContain('no sitting has made');
  });

  it('I2: finds an answer ok that no sitting has given', () => {
    expect(brokenBy((_sittings, story) => Object.assign(story.attempt(0), { reply: { id: 'x' } })).join()).toContain(
      'answer that no sitting has given',
    );
  });

  it('I2: finds a refusal of what was granted, but lets the unknown be either', () => {
    const ended = (outcome: string) => brokenBy((_sittings, story) => Object.assign(story.attempt(1), { outcome }));
    expect(ended('fail').join()).toContain('refused and granted');
    expect(ended('unknown')).toEqual([]);
  });

  it('I2: finds twins that were answered differently', () => {
    const twins = (...replies: string[]) => brokenBy((_sittings, story) => Object.assign(story.attempt(1), { replies }));
    expect(twins('a', 'b').join()).toContain('answered differently');
    expect(twins('a', 'a')).toEqual([]);
  });

  it('I2: finds a request that two sittings have granted, and one that entered unasked', () => {
    const again = brokenBy(([, second, third]) => {
      if (second && third) third.record = { ...third.record, answers: answersOf(third).concat(answersOf(second).slice(0, 1)) };
    });
    expect(again.join()).toContain('request that was granted twice');
    const unasked = brokenBy(([, second]) => {
      if (second) second.record = { ...second.record, answers: answersOf(second).slice(1) };
    });
    expect(unasked.join()).toContain('registration that entered unasked');
  });

  it('I2: finds a second active registration of one resident', () => {
    const problems = brokenBy(([, second]) => {
      if (second) second.entered = second.entered.map((one) => ({ ...one, residentId: 'the same' }));
    });
    expect(problems.join()).toContain('second active registration of one resident');
  });

  it('I3: finds arrivals that are out of order', () => {
    expect(brokenBy(([, second]) => second && Object.assign(second, { entered: [...second.entered].reverse() }))).toContain(
      'I3 sitting 2: arrival 3 is not in order after 0',
    );
  });

  it('I3: finds who was overtaken on the waiting list', () => {
    expect(brokenBy(overtaken)).toEqual(['I3 sitting 4: arrival 5 has a place, 4 still waits']);
  });

  it('I3: finds who was passed more often than best fit allows, whatever is said of it', () => {
    const underBestFit = (mostSkips: number) =>
      brokenBy((sittings) => {
        const signUpRules = { ...USUAL_SIGN_UP_RULES, waitingPolicy: 'best-fit' as const, mostSkips };
        for (const sitting of sittings) eventOf(sitting, { signUpRules });
        overtaken(sittings);
      });
    expect(underBestFit(0)).toEqual(['I3 sitting 4: arrival 4 was passed 1 times']);
    expect(underBestFit(1)).toEqual([]);
  });

  it('I3: finds who was overtaken by somebody of another pool, where the event itself is full', () => {
    const withPools = (free: number) =>
      brokenBy((sittings) => {
        const capacity = (key: string) => (key === 'a' ? 4 + free : 9);
        for (const sitting of sittings) inPools(sitting, capacity);
        overtaken(sittings);
      }).filter((text) => text.includes('still waits'));
    expect(withPools(1)).toEqual(['I3 sitting 4: arrival 5 has a place, 4 still waits']);
    expect(withPools(-2)).toEqual([]);
  });

  it('I3: finds who waits for a place that is free', () => {
    expect(brokenBy((sittings) => eventOf(sittings[2], { capacity: 4 }))).toContain(
      'I3 sitting 3: arrival 4 waits for places that are free',
    );
  });
});

/** The fifth moves up instead of the fourth. */
function overtaken([, , third, fourth]: Changed<Sitting>[]): void {
  const [front, back] = third?.entered ?? [];
  if (!fourth || !front || !back) return;
  const promoted = fourth.changed.find(({ _id }) => _id === front._id) as Registration;
  const instead = { ...back, status: promoted.status, moves: promoted.moves };
  fourth.changed = [...fourth.changed.filter((one) => one !== promoted), instead];
}

/** Everybody needs a place of pool a, the fifth one of pool b. */
function inPools(sitting: Changed<Sitting>, capacity: (key: string) => number): void {
  const needing = (one: Registration) => ({ ...one, needs: [{ pool: one.arrival === 5 ? 'b' : 'a', count: 1 }] });
  Object.assign(sitting, { entered: sitting.entered.map(needing), changed: sitting.changed.map(needing) });
  const title = aCommunityEvent().title;
  const pools = ['a', 'b'].map((key) => ({ key, title, capacity: capacity(key), taken: key === 'a' ? 3 : 0 }));
  sitting.communityEvent = { ...sitting.communityEvent, pools };
}

const answersOf = ({ record }: Sitting): object[] => (record as { answers: object[] }).answers;

const bound = (story: Story) => ({ book: story.book, problems: (book: SignUpBook) => story.problems(book) });
