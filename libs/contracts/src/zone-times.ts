const MINUTE_MS = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The instant on the clocks of the zone, to the second: `2026-11-28T14:00:00`. */
export const clockTime = (instant: Date, zone: string): string => formatOf(zone).format(instant).replace(' ', 'T');

/** By how many milliseconds clocks of the zone are ahead of UTC at the instant, which is taken to the second. */
export const aheadAt = (instant: Date, zone: string): number => Date.parse(`${clockTime(instant, zone)}Z`) - instant.getTime();

/** The instant on the clocks of the zone, with their offset from UTC: `2026-11-28T14:00:00+08:00`. */
export function offsetTime(instant: Date, zone: string): string {
  const minutes = Math.round(aheadAt(instant, zone) / MINUTE_MS);
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map(twoDigits);
  return `${clockTime(instant, zone)}${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The Swedish way to write a time is that of ISO 8601. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(timeZone, format);
  return format;
}
