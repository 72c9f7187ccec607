const DAY_MS = 86_400_000;
/** China keeps one time all year, eight hours ahead of UTC. */
const SHANGHAI_MS = 8 * 3_600_000;
const CLOSING_MS = 18 * 3_600_000;
const SATURDAY = 6;
const SUNDAY = 0;

/** The date in Asia/Shanghai at this instant, as yyyymmdd. */
export const dateInShanghai = (at: Date): string =>
  new Date(at.getTime() + SHANGHAI_MS).toISOString().slice(0, 10).replaceAll('-', '');

/**
 * 18:00 in Asia/Shanghai on the last of so many working days, of which the first is the one after the day of this instant.
 * Working days are Monday to Friday: public holidays, and weekends that are worked in exchange, are not known yet.
 */
export function closingAfter(workingDays: number, at: Date): Date {
  let midnight = Math.floor((at.getTime() + SHANGHAI_MS) / DAY_MS) * DAY_MS;
  for (let left = workingDays; left > 0; ) {
    midnight += DAY_MS;
    if (isWorkingDay(new Date(midnight))) left -= 1;
  }
  return new Date(midnight + CLOSING_MS - SHANGHAI_MS);
}

const isWorkingDay = (day: Date): boolean => day.getUTCDay() !== SATURDAY && day.getUTCDay() !== SUNDAY;
