import { clockTime } from '@linli/contracts';
import { UnitTerm } from '@linli/contracts/events';
import { Span } from '../houses/span';
import { instantOn } from '../sessions/clock-times';

/** How a unit counts that counts by terms, and on whose clocks these begin. */
export interface Terms {
  readonly per: UnitTerm;
  readonly timeZone: string;
}

const MONTHS: Readonly<Record<UnitTerm, number>> = { month: 1, quarter: 3, year: 12 };

/** The term that the instant is in; its end is the beginning of the next. */
export function termAround(instant: Date, { per, timeZone }: Terms): Span {
  const [year, month] = clockTime(instant, timeZone).split('-').map(Number) as [number, number];
  const first = year * 12 + Math.floor((month - 1) / MONTHS[per]) * MONTHS[per];
  return { startsAt: beginning(first, timeZone), endsAt: beginning(first + MONTHS[per], timeZone) };
}

/** Of months counted from the year 0. */
function beginning(month: number, timeZone: string): Date {
  const day = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  return instantOn(day, '00:00', timeZone);
}
