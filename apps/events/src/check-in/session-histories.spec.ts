import { DeclaredError } from '@linli/contracts';
import { DoorsClosed, DoorsNotOpen, NotEnrolled, SessionNotHeld } from '@linli/contracts/events';
import fc from 'fast-check';
import { aCommunityEvent, aRegistration } from '../testing/builders';
import { CheckIn, standingAfter } from './check-in';
import { GateBook } from './gate-book';
import { Scan } from './scan';
import { HeldSession, sessionAt } from './session-doors';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-09T08:30:00Z');
const at = (hours: number): Date => new Date(START + hours * HOUR);
const aSession = (key: string, from: number, given: Partial<HeldSession> = {}): HeldSession => ({
  ...{ key, startsAt: at(from), endsAt: at(from + 1), status: 'planned' },
  ...given,
});

/** Two one after the other, one that is off, one the next day. */
const sessions = [
  aSession('first', 0),
  aSession('second', 2),
  aSession('off', 2, { status: 'cancelled' }),
  aSession('tomorrow', 24),
];
const title = { zh: '场次', en: 'Session' };
const pools = sessions.map(({ key }) => ({ key, title, capacity: 9, taken: 4, ofSession: true }));
const programme = { enrolment: 'session' as const, sessions: 4, version: 1 };
const communityEvent = aCommunityEvent({ startsAt: at(0), endsAt: at(30), programme, pools });

/** Two of the three come to the first and the second, one to the next day. */
const needs = [...['first', 'second', 'off'].map((pool) => ({ pool, count: 2 })), { pool: 'tomorrow', count: 1 }];
const party = aRegistration({ partySize: 3, needs });

class Doors {
  readonly checkIns: CheckIn[] = [];

  pass(scan: Partial<Scan>): CheckIn {
    const book = new GateBook(communityEvent, { registrations: [party], checkIns: this.checkIns, attendances: [], sessions });
    const id = `c${String(this.checkIns.length).padStart(4, '0')}`;
    const usual = { id, registrationId: party._id, gate: 'door', people: 1, nonce: id, way: 'gate', by: 'staff' } as const;
    const checkIn = book.pass({ ...usual, direction: 'entry', at: at(0), ...scan });
    this.checkIns.push(checkIn);
    return checkIn;
  }
}

describe('the session of a scan', () => {
  it('is the one that goes on, or else the nearest whose doors are open', () => {
    const found = [-1, 0.5, 1.4, 1.6, 2.5, 3.9, 23].map((hours) => sessionAt(sessions, at(hours)).key);
    expect(found).toEqual(['first', 'first', 'first', 'second', 'second', 'second', 'tomorrow']);
    expect(() => sessionAt(sessions, at(10))).toThrow(DoorsNotOpen);
    expect(() => sessionAt(sessions, at(27))).toThrow(DoorsClosed);
  });

  it('is one that the party is enrolled in and that takes place', () => {
    const [doors, other] = [new Doors(), aSession('other', 0)];
    expect(doors.pass({ at: at(0.5) })).toMatchObject({ session: 'first', inside: 1 });
    expect(() => doors.pass({ at: at(2.5), session: 'off' })).toThrow(SessionNotHeld);
    const known = { registrations: [party], checkIns: [], attendances: [], sessions: [...sessions, other] };
    const book = new GateBook({ ...communityEvent, pools: [...pools, { ...pools[0]!, key: 'other' }] }, known);
    const scan = { id: 'c1', registrationId: party._id, gate: 'door', people: 1, nonce: 'n1', way: 'gate', by: 'staff' } as const;
    expect(() => book.pass({ ...scan, direction: 'entry', at: at(0), session: 'other' })).toThrow(NotEnrolled);
  });
});

describe('any history of scans at the doors of sessions', () => {
  const limits: Readonly<Record<string, number>> = { first: 2, second: 2, tomorrow: 1, off: 0 };
  const when: Readonly<Record<string, number>> = { first: 0, second: 2, tomorrow: 24, off: 2 };
  const aScan = fc.record({
    session: fc.constantFrom(...Object.keys(limits)),
    direction: fc.constantFrom('entry' as const, 'exit' as const),
    people: fc.integer({ min: 1, max: 3 }),
  });

  it('is decided for each session as a counter of its own would', () => {
    fc.assert(
      fc.property(fc.array(aScan, { maxLength: 60 }), (scans) => {
        const [doors, inside] = [new Doors(), new Map<string, number>()];
        for (const [number, { session, direction, people }] of scans.entries()) {
          const next = (inside.get(session) ?? 0) + (direction === 'entry' ? people : -people);
          const isRight = people <= (limits[session] ?? 0) && next >= 0 && next <= (limits[session] ?? 0);
          const moment = new Date(at(when[session] ?? 0).getTime() + number * 1000);
          expect(passes(doors, { session, direction, people, at: moment })).toBe(isRight);
          if (isRight) inside.set(session, next);
        }
        for (const [session, count] of inside) {
          const own = doors.checkIns.filter((one) => one.session === session);
          expect(standingAfter(own, limits[session] ?? 0).inside).toBe(count);
        }
      }),
    );
  });
});

function passes(doors: Doors, scan: Partial<Scan>): boolean {
  try {
    doors.pass(scan);
    return true;
  } catch (error) {
    if (error instanceof DeclaredError) return false;
    throw error;
  }
}
