import { aheadAt, InvalidInput } from '@linli/contracts';

const DAY_MS = 86_400_000;

/** The instant at which clocks of the zone show this; of an hour that they leave out, as if they had not been put forward. */
export function instantOn(day: string, clock: string, timeZone: string): Date {
  const wanted = Date.parse(`${day}T${clock}:00Z`);
  const first = wanted - aheadAt(new Date(wanted), timeZone);
  return new Date(wanted - aheadAt(new Date(first), timeZone));
}

/** A way to move instants, such as from Monday 16:30 to a Monday weeks later. */
export interface Shift {
  readonly from: Date;
  readonly to: Date;
  readonly timeZone?: string;
}

/** The instant as much later as `to` is than `from` on the clocks of the zone, which may be put forward or back in between; without a zone as time passes. */
export function shifted(instant: Date, { from, to, timeZone }: Shift): Date {
  const plain = +instant + (+to - +from);
  if (timeZone === undefined) return new Date(plain);
  const ahead = (at: number): number => aheadAt(new Date(Math.floor(at / 1000) * 1000), timeZone);
  const onClocks = plain + ahead(+instant) - ahead(+from) + ahead(+to);
  return new Date(onClocks - ahead(onClocks - ahead(plain)));
}

/** The days from one to the other, both among them, as `2027-07-05`; throws InvalidInput where one is in no calendar. */
export function daysBetween(from: string, to: string): string[] {
  const [first, last] = [midnightOf(from), midnightOf(to)];
  const count = Math.max(0, Math.floor((last - first) / DAY_MS) + 1);
  return Array.from({ length: count }, (_, at) => new Date(first + at * DAY_MS).toISOString().slice(0, 10));
}

/** Whether it is a day of the calendar, such as `2027-07-05`. */
export const isDay = (text: string): boolean => {
  const midnight = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().slice(0, 10) === text;
};

/** 0 is Monday. */
export const weekdayOf = (day: string): number => (new Date(midnightOf(day)).getUTCDay() + 6) % 7;

function midnightOf(day: string): number {
  if (!isDay(day)) throw new InvalidInput({}, [{ pointer: '#/rules', rule: 'isIso8601' }]);
  return Date.parse(`${day}T00:00:00Z`);
}
