import * as fc from 'fast-check';
import { Life } from '../testing/sign-up-life';
import { placeAt } from '../testing/sign-up-programme';
import { histories, Settings, settings } from '../testing/sign-up-steps';
import { age } from '../testing/sign-up-timetable';
import { allNeeds, mayEverFit, placesFree } from './places';
import { Registration } from './registration';
import { givesPlaces, isSpent } from './still-to-come';

/** Begun sessions of events that stand so were held, or go on. */
const HAPPENING: ReadonlySet<string> = new Set(['published', 'finished', 'archived']);

const placesOf = (party: Registration) => allNeeds(party).reduce((sum, { count }) => sum + count, 0);

describe('any history of sign-up, decided by three writers that die, come late and hear things twice', () => {
  const check = (holds: (life: Life) => void, only: Partial<Settings> = {}) =>
    fc.assert(
      fc.property(settings, histories, (given, history) => holds(new Life({ ...given, ...only }).live(history))),
      { numRuns: 300 },
    );

  it('I1: has no more people than places at any time, but those whom a cut has left', () =>
    check(({ problems }) => expect(problems).toEqual([])));

  it('I2: has each thing that was granted once, and nothing else', () =>
    check(({ world, now }) => {
      const { roll } = world;
      const granted = [...world.answers].filter(([, answer]) => answer.startsWith('r')).map(([, answer]) => answer);
      expect(new Set(granted).size).toBe(granted.length);
      expect(new Set(roll.everybody().map(({ _id }) => _id))).toEqual(new Set(granted));
      expect(roll.communityEvent.arrivals).toBe(granted.length);
      const active = roll
        .everybody()
        .filter((one) => one.active && !isSpent(roll.communityEvent, one, now))
        .map(({ residentId }) => residentId);
      expect(new Set(active).size).toBe(active.length);
    }));

  it('I3: in strict order nobody who came later has moved past somebody who waits for the same', () =>
    check(({ line }) => expect(line.overtakings).toEqual([]), { waitingPolicy: 'strict-order' }));

  it('I3: in strict order of single sessions, each of which has its own line, neither', () =>
    check(({ line }) => expect(line.overtakings).toEqual([]), {
      ...{ waitingPolicy: 'strict-order', withPools: true, programme: 'session' },
    }));

  it('I3: under best fit nobody is passed more often than the event says, by who got places and by their own count', () =>
    check(
      ({ world, line, given }) => {
        expect([...line.passes].filter(([, passes]) => passes > given.mostSkips)).toEqual([]);
        expect(world.roll.everybody().filter(({ skips }) => skips > given.mostSkips)).toEqual([]);
      },
      { waitingPolicy: 'best-fit' },
    ));

  it('leaves no place free that the first in line could have', () =>
    check(
      ({ world, now }) => {
        const { communityEvent, waiting } = world.roll;
        const first = givesPlaces(communityEvent, now) && waiting.find((party) => mayEverFit(communityEvent, party));
        if (first) expect(first.partySize).toBeGreaterThan(placesFree(communityEvent, ''));
      },
      { withPools: false },
    ));

  it('makes parties only smaller, and leaves them where they stand: with their place, their offer, or their turn', () =>
    check(({ world }) => {
      const standing = new Map<string, Registration>();
      for (const { registrations } of world.written)
        for (const after of registrations) {
          const before = standing.get(after._id);
          standing.set(after._id, after);
          const reductions = after.moves.filter((move) => move.reason === 'party-reduced' && !before?.moves.includes(move));
          if (reductions.length === 0) continue;
          expect(reductions).toMatchObject([{ to: before?.status, before: { partySize: before?.partySize } }]);
          expect(placesOf(after)).toBeLessThan(placesOf(before as Registration));
          expect([after.arrival, after.rank]).toEqual([before?.arrival, before?.rank]);
          if (before?.status !== 'waiting') expect([after.status, after.expiresAt]).toEqual([before?.status, before?.expiresAt]);
        }
    }));

  it('knows of every session who had a place when it began, whoever came late or left before the end', () =>
    check(
      ({ world, timetable, now }) => {
        const { communityEvent } = world.roll;
        const until = communityEvent.brokenOffAt ?? (HAPPENING.has(communityEvent.status) ? now : new Date(0));
        for (const { startsAt } of timetable.of(communityEvent) ?? [])
          if (startsAt <= until)
            for (const registration of world.roll.everybody()) {
              const [counted, was] = placeAt(registration, startsAt);
              expect([registration._id, counted]).toEqual([registration._id, was]);
            }
      },
      { programme: 'whole' },
    ));

  it('leaves nobody waiting for what has begun, once what is due has been done, and nobody comes back', () =>
    check(({ world, now, timetable }) => {
      const { roll } = world;
      age(roll, now);
      const { communityEvent } = roll;
      if (!HAPPENING.has(communityEvent.status)) return;
      const starts = new Map((timetable.of(communityEvent) ?? []).map(({ key, startsAt }) => [key, startsAt]));
      const last = Math.max(Number(communityEvent.startsAt), ...[...starts.values()].map(Number));
      const bySession = communityEvent.pools.some(({ ofSession }) => ofSession);
      for (const { _id, status, active, needs } of roll.everybody()) {
        if (!active || status === 'confirmed') continue;
        const own = bySession ? needs.map(({ pool }) => Number(starts.get(pool))) : [last];
        // Whoever is to be approved can be for what is left.
        const until = status === 'pending' ? Math.max(...own) : Math.min(...own);
        expect([_id, status, until > Number(now)]).toEqual([_id, status, true]);
      }
    }));

  it('has a reason for every move, and each promotion once', () =>
    check(({ world }) => {
      for (const { moves, status } of world.roll.everybody()) {
        expect(moves.at(-1)?.to).toBe(status);
        expect(
          moves.filter(({ reason }) => reason === 'place-became-free' || reason === 'passed-larger-party').length,
        ).toBeLessThanOrEqual(1);
      }
    }));
});
