import { clockTime } from '@linli/contracts';
import { tzlib_get_ical_block } from 'timezones-ical-library';

const MINUTE_MS = 60_000;

/** A time zone as calendars know it. */
export interface CalendarZone {
  /** The name that its times are given with; an old name of a zone has become its present one. */
  readonly id: string;
  /** Its rules of daylight saving, as content lines. */
  readonly lines: readonly string[];
}

/** The time zone of an IANA name; undefined where it has no rules. */
export function zoneOf(name: string): CalendarZone | undefined {
  const [block, id] = tzlib_get_ical_block(name);
  if (!block?.startsWith('BEGIN:VTIMEZONE') || !id) return undefined;
  return { id: id.replace('TZID=', ''), lines: block.trim().split(/\r?\n/) };
}

/** The instant as DATE-TIME in UTC. */
export const utcTime = (instant: Date): string => `${compact(instant.toISOString())}Z`;

/** The instant as DATE-TIME on the clocks of the zone. */
export const localTime = (instant: Date, zone: string): string => compact(clockTime(instant, zone));

/** Whether clocks show the instant's time for the second time, as when they were put back: only UTC can tell it. */
export const isSecondTime = (instant: Date, zone: string): boolean =>
  [30, 60, 120].some((minutes) => {
    const earlier = new Date(instant.getTime() - minutes * MINUTE_MS);
    return localTime(earlier, zone) === localTime(instant, zone);
  });

const compact = (iso: string): string => iso.slice(0, 19).replace(/[-:]/g, '');
