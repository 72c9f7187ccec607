import { clockTime } from '@linli/contracts';
import { WEEKDAYS } from '@linli/contracts/events';
import { daysBetween, instantOn, weekdayOf } from '../sessions/clock-times';
import { House } from './house';
import { Span } from './span';

type Hours = Pick<House, 'hours' | 'closedOn' | 'timeZone'>;

/** Whether the house is open all the while; what it is open for lies within one day. */
export function isOpenDuring(house: Hours, { startsAt, endsAt }: Span): boolean {
  return openOn(house, dayOf(startsAt, house.timeZone)).some((open) => open.startsAt <= startsAt && open.endsAt >= endsAt);
}

/** When the house is open within the span, by start; what touches is one. */
export function openDuring(house: Hours, span: Span): Span[] {
  const days = daysBetween(dayOf(span.startsAt, house.timeZone), dayOf(span.endsAt, house.timeZone));
  return days.flatMap((day) => openOn(house, day)).flatMap((open) => within(open, span));
}

const dayOf = (instant: Date, timeZone: string): string => clockTime(instant, timeZone).slice(0, 10);

function openOn({ hours, closedOn, timeZone }: Hours, day: string): Span[] {
  if (closedOn.includes(day)) return [];
  const weekday = WEEKDAYS[weekdayOf(day)];
  const spans = hours
    .filter(({ on }) => on.some((one) => one === weekday))
    .map(({ opens, closes }) => ({ startsAt: instantOn(day, opens, timeZone), endsAt: instantOn(day, closes, timeZone) }));
  return joined(spans);
}

function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of [...spans].sort((a, b) => +a.startsAt - +b.startsAt)) {
    const last = all.at(-1);
    if (!last || last.endsAt < span.startsAt) all.push(span);
    else all[all.length - 1] = { startsAt: last.startsAt, endsAt: later(last.endsAt, span.endsAt) };
  }
  return all;
}

const later = (one: Date, other: Date): Date => (one > other ? one : other);

function within(one: Span, { startsAt, endsAt }: Span): Span[] {
  const common = {
    startsAt: later(one.startsAt, startsAt),
    endsAt: one.endsAt < endsAt ? one.endsAt : endsAt,
  };
  return common.startsAt < common.endsAt ? [common] : [];
}
