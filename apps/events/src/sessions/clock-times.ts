import { InvalidInput } from '@linli/contracts';

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The instant at which clocks of the zone show this; of an hour that they leave out, as if they had not been put forward. */
export function instantOn(day: string, clock: string, timeZone: string): Date {
  const wanted = Date.parse(`${day}T${clock}:00Z`);
  const first = wanted - aheadAt(wanted, timeZone);
  return new Date(wanted - aheadAt(first, timeZone));
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

/** What clocks of the zone show, to the second: `2027-07-05T09:00:00`. */
export const clockAt = (instant: Date, timeZone: string): string =>
  new Date(instant.getTime() + aheadAt(instant.getTime(), timeZone)).toISOString().slice(0, 19);

/** The instant on the clocks of the zone, with their offset from UTC: `2027-07-05T09:00:00+08:00`. */
export function offsetTime(instant: Date, timeZone: string): string {
  const minutes = Math.round(aheadAt(instant.getTime(), timeZone) / 60_000);
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((one) => String(one).padStart(2, '0'));
  return `${clockAt(instant, timeZone)}${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
}

/** By how much clocks of the zone are ahead of UTC; the Swedish way to write a time is that of ISO 8601. */
function aheadAt(instant: number, timeZone: string): number {
  const shown = formatOf(timeZone).format(instant).replace(' ', 'T');
  return Date.parse(`${shown}Z`) - instant;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(timeZone, format);
  return format;
}
