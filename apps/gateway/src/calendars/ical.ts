import { escaped, folded } from './ical-lines';
import { CalendarZone, isSecondTime, localTime, utcTime, zoneOf } from './ical-times';

export type EntryStatus = 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';

/** One event of a calendar, in one language. */
export interface Entry {
  /** The same for the same thing, whenever and wherever it is written. */
  readonly uid: string;
  /** Counts up with every change of what it is about. */
  readonly sequence: number;
  readonly status: EntryStatus;
  readonly changedAt: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** IANA name of the time zone that it takes place in. */
  readonly timeZone: string;
  readonly title: string;
  readonly text: string;
  readonly place: string;
  readonly address?: string;
  readonly hasAlarms: boolean;
}

export interface Calendar {
  readonly name: string;
  /** A language tag. */
  readonly language: string;
  /** Of the page that tells the same to people, where there is one. */
  readonly address?: string;
  readonly entries: readonly Entry[];
}

/** Calendar programs ask again after so long. */
const REFRESH = 'PT1H';
/** A day and an hour before. */
const ALARMS = ['-P1D', '-PT1H'];

/** The calendar as a stream of iCalendar (RFC 5545), with the time zones that it needs; the same calendar gives the same text. */
export function icalOf({ name, language, address, entries }: Calendar): string {
  const zones = zonesOf(entries);
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Linli//Linli//EN', 'CALSCALE:GREGORIAN'],
    ...[text('NAME', name), text('X-WR-CALNAME', name), ...addressLines(address)],
    ...[`REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`, `X-PUBLISHED-TTL:${REFRESH}`],
    ...[...new Set(zones.values())].flatMap((zone) => zone?.lines ?? []),
    ...entries.flatMap((entry) => entryLines(entry, { language, zone: zones.get(entry.timeZone) })),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

type Zones = ReadonlyMap<string, CalendarZone | undefined>;

/** By the names that entries know them by; two names of one zone lead to the same. */
function zonesOf(entries: readonly Entry[]): Zones {
  const byId = new Map<string, CalendarZone>();
  const zones = [...new Set(entries.map(({ timeZone }) => timeZone))].map((name) => {
    const zone = zoneOf(name);
    if (zone && !byId.has(zone.id)) byId.set(zone.id, zone);
    return [name, zone && byId.get(zone.id)] as const;
  });
  return new Map(zones);
}

interface Setting {
  readonly language: string;
  readonly zone: CalendarZone | undefined;
}

const entryLines = (entry: Entry, setting: Setting): string[] => [
  'BEGIN:VEVENT',
  text('UID', entry.uid),
  `DTSTAMP:${utcTime(entry.changedAt)}`,
  `LAST-MODIFIED:${utcTime(entry.changedAt)}`,
  `SEQUENCE:${entry.sequence}`,
  `STATUS:${entry.status}`,
  time('DTSTART', entry.startsAt, setting),
  time('DTEND', entry.endsAt, setting),
  ...spoken(entry, setting),
  ...addressLines(entry.address),
  ...(entry.hasAlarms ? ALARMS.flatMap((trigger) => alarmLines(trigger, entry.title)) : []),
  'END:VEVENT',
];

const addressLines = (address: string | undefined): string[] => (address === undefined ? [] : [`URL:${address}`]);

const spoken = ({ title, text: description, place }: Entry, { language }: Setting): string[] => [
  text(`SUMMARY;LANGUAGE=${language}`, title),
  text(`DESCRIPTION;LANGUAGE=${language}`, description),
  text(`LOCATION;LANGUAGE=${language}`, place),
];

const alarmLines = (trigger: string, title: string): string[] => [
  ...['BEGIN:VALARM', 'ACTION:DISPLAY', `TRIGGER:${trigger}`, text('DESCRIPTION', title)],
  'END:VALARM',
];

const text = (name: string, value: string): string => `${name}:${escaped(value)}`;

function time(name: string, instant: Date, { zone }: Setting): string {
  if (!zone || isSecondTime(instant, zone.id)) return `${name}:${utcTime(instant)}`;
  return `${name};TZID=${zone.id}:${localTime(instant, zone.id)}`;
}
