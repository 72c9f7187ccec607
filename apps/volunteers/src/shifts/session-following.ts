import { overlap, Shift } from './shift';

/** When a session was to be. */
export interface SessionTimes {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Shifts that a change of a session concerns: those that go with it, and those that stay but whose volunteers meet other people then. */
export interface Concerned {
  readonly going: readonly Shift[];
  readonly staying: readonly Shift[];
}

/** Of shifts that are open and have not begun those at the time of the session; a shift goes with it that lies in it for half of its time or more. */
export function concernedBy(shifts: readonly Shift[], session: SessionTimes, now: Date): Concerned {
  const there = shifts.filter((shift) => shift.status === 'open' && shift.startsAt > now && overlap(shift, session));
  return {
    going: there.filter((shift) => isMostlyIn(shift, session)),
    staying: there.filter((shift) => !isMostlyIn(shift, session)),
  };
}

/** The shift as much later as the session, which it follows its event with from now on. */
export const movedAlong = (shift: Shift, byMs: number, revision: number): Shift => ({
  ...shift,
  revision: Math.max(shift.revision, revision),
  ...{ startsAt: later(shift.startsAt, byMs), endsAt: later(shift.endsAt, byMs), offsetMs: shift.offsetMs + byMs },
});

/** The shift called off with its session. */
export const calledOff = (shift: Shift, revision: number): Shift => ({
  ...shift,
  revision: Math.max(shift.revision, revision),
  status: 'cancelled',
});

function isMostlyIn({ startsAt, endsAt }: Shift, session: SessionTimes): boolean {
  const within = Math.min(+endsAt, +session.endsAt) - Math.max(+startsAt, +session.startsAt);
  return within * 2 >= +endsAt - +startsAt;
}

const later = (instant: Date, byMs: number): Date => new Date(instant.getTime() + byMs);
