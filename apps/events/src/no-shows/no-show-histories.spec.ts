import { NoShowState } from '@linli/contracts/events';
import fc from 'fast-check';
import { aCommunityEvent, anOrganiser, aRegistration, aResident, NOON } from '../testing/builders';
import { answered, appealed, decided, dropped, NoShow, waived } from './no-show';
import { NoShowRule, USUAL_LIMITS } from './no-show-rule';
import { aStanding, begunIn, isLockedOut, LockOut, missed, Standing, struck } from './standing';

const DAY_MS = 86_400_000;
const reason = { zh: '情况属实', en: 'It is so' };

/** What can happen, to the missed event of that number where it is about one. */
type Step =
  | { readonly what: 'miss' | 'pass' | 'came' | 'again' | 'waive' | 'appeal' | 'accept' | 'reject'; readonly at: number }
  | { readonly what: 'rule'; readonly noShows: number; readonly withinDays: number; readonly lockedDays: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ what: fc.constant('miss' as const), at: fc.nat(3) }) },
  fc.record({
    what: fc.constantFrom('pass' as const, 'came' as const, 'again' as const, 'waive' as const),
    at: fc.nat(20),
  }),
  fc.record({ what: fc.constantFrom('appeal' as const, 'accept' as const, 'reject' as const), at: fc.nat(20) }),
  fc.record({
    ...{ what: fc.constant('rule' as const), noShows: fc.integer({ min: 2, max: 4 }) },
    ...{ withinDays: fc.integer({ min: 7, max: 30 }), lockedDays: fc.integer({ min: 1, max: 20 }) },
  }),
);

/** One person's history, as the feature keeps it. */
class History {
  now = NOON;
  rule: NoShowRule = { ...USUAL_LIMITS, _id: '510108', state: 'on', revision: 1, changedAt: NOON };
  standing: Standing = aStanding('510108', aResident().id);
  readonly noShows: NoShow[] = [];
  /** Every lock-out that has begun, with the states of what it came from when it did. */
  readonly begun: { readonly lockOut: LockOut; readonly from: readonly string[] }[] = [];

  take(step: Step): void {
    if (step.what === 'rule') this.rule = { ...this.rule, ...step };
    else if (step.what === 'pass') this.now = new Date(this.now.getTime() + (step.at + 1) * DAY_MS);
    else if (step.what === 'miss') this.miss(step.at);
    else this.change(step.what, step.at);
  }

  private miss(daysAgo: number): void {
    const endsAt = new Date(this.now.getTime() - daysAgo * DAY_MS);
    const registration = aRegistration({ _id: `r${this.noShows.length}` });
    const about = { communityEvent: aCommunityEvent({ endsAt }), rule: this.rule, before: undefined, now: this.now };
    const noShow = decided(registration, about) as NoShow;
    this.noShows.push(noShow);
    this.count(noShow);
  }

  private change(what: string, number: number): void {
    const at = number % Math.max(this.noShows.length, 1);
    const before = this.noShows[at];
    if (!before) return;
    const after = this.changed(what, before);
    this.noShows[at] = after;
    if (before.state === 'counts' && after.state !== 'counts') this.standing = struck(this.standing, after._id, this.now);
    if (before.state !== 'counts' && after.state === 'counts') this.count(after);
  }

  private changed(what: string, before: NoShow): NoShow {
    const [now, staff, own] = [this.now, anOrganiser(), aResident()];
    try {
      if (what === 'came') return dropped(before, 'came', now);
      if (what === 'waive') return waived(before, reason, { actor: staff, now });
      if (what === 'appeal') return appealed(before, '发烧', { actor: own, now });
      if (what === 'accept') return answered(before, { verdict: 'accepted', reason }, { actor: staff, now });
      if (what === 'reject') return answered(before, { verdict: 'rejected', reason }, { actor: staff, now });
      const communityEvent = aCommunityEvent({ endsAt: before.at });
      return decided(aRegistration({ _id: before._id }), { communityEvent, rule: this.rule, before, now }) ?? before;
    } catch (refusal) {
      if (typeof (refusal as { code?: unknown }).code === 'string') return before;
      throw refusal;
    }
  }

  private count({ _id: id, at }: NoShow): void {
    const before = this.standing;
    this.standing = missed(before, { id, at }, { limits: this.rule, now: this.now, lockOutId: `l${this.begun.length}` });
    const lockOut = begunIn(before, this.standing);
    if (lockOut) this.begun.push({ lockOut, from: this.standing.counted.map((one) => one.id) });
  }
}

/** The same said the long way round: from what has counted when, without a standing. */
class Ledger {
  /** What has counted since the last lock-out ran to its end. */
  private open: { id: string; at: number }[] = [];
  lock: { until: number; needed: number } | undefined;

  see(before: ReadonlyMap<string, NoShowState>, history: History): void {
    const now = history.now.getTime();
    if (this.lock && this.lock.until <= now) this.ended = true;
    for (const { _id: id, state, at } of history.noShows) {
      const did = before.get(id) === 'counts';
      if (did && state !== 'counts') this.open = this.open.filter((one) => one.id !== id);
      if (!did && state === 'counts') this.arrive({ id, at: at.getTime() }, history, now);
    }
    if (this.lock && !this.ended && this.open.length < this.lock.needed) this.lock = undefined;
  }

  private ended = false;

  private arrive(one: { id: string; at: number }, { rule }: History, now: number): void {
    if (this.ended) [this.open, this.lock, this.ended] = [[], undefined, false];
    this.open.push(one);
    if (this.lock) return;
    this.open = this.open.filter(({ at }) => at > now - rule.withinDays * DAY_MS);
    if (this.open.length >= rule.noShows) this.lock = { until: now + rule.lockedDays * DAY_MS, needed: rule.noShows };
  }

  isLocked = (now: Date): boolean => this.lock !== undefined && this.lock.until > now.getTime();
}

const statesOf = ({ noShows }: History) => new Map(noShows.map(({ _id, state }) => [_id, state]));

describe('whatever happens to somebody who misses events', () => {
  it('they are locked out if, and only if, as many count within the days as the rule says', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const [history, ledger] = [new History(), new Ledger()];
        for (const each of steps) {
          const before = statesOf(history);
          history.take(each);
          ledger.see(before, history);
          expect(isLockedOut(history.standing, history.now)).toBe(ledger.isLocked(history.now));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('nothing that does not count locks anybody out, and nothing does so twice', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const history = new History();
        for (const each of steps) {
          history.take(each);
          const states = statesOf(history);
          for (const { id } of history.standing.counted) expect(states.get(id)).toBe('counts');
          if (isLockedOut(history.standing, history.now))
            expect(history.standing.counted.length).toBeGreaterThanOrEqual(history.standing.lockOut?.needed ?? Number.NaN);
        }
        for (const { lockOut, from } of history.begun) expect(new Set(from).size).toBeGreaterThanOrEqual(lockOut.needed);
      }),
      { numRuns: 200 },
    );
  });

  it('what was waived, excused or appealed stays so', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const history = new History();
        const forGood = new Map<string, string>();
        for (const each of steps) {
          history.take(each);
          for (const { _id, state, appeal } of history.noShows) {
            const stands = [
              state === 'waived' || state === 'excused' ? state : '',
              appeal?.state === 'rejected' ? 'rejected' : '',
            ];
            const before = forGood.get(_id)?.split('/') ?? ['', ''];
            expect(before.every((one, at) => one === '' || one === stands[at])).toBe(true);
            forGood.set(_id, stands.join('/'));
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
