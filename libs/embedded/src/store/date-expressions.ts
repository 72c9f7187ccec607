import { evalExpr } from 'mingo/core';
import * as mingo from 'mingo/operators/expression';
import {
  $dayOfWeek,
  $dayOfYear,
  $dateToString as mingoDateToString,
  $dateTrunc as mingoDateTrunc,
} from 'mingo/operators/expression';
import type { Options } from 'mingo/types';
import { type Doc, isDoc } from './bson-types';
import { demand } from './errors';
import { fixedZone, zoned } from './time-zones';

/* Expressions on dates in which mingo and MongoDB differ. */

type Expression = (doc: unknown, argument: unknown, options: Options) => unknown;

/** Weeks begin on Sunday; the days before the first Sunday are week 0. */
const $week: Expression = (doc, argument, options) => {
  const [day, weekday] = [
    $dayOfYear(doc as never, argument as never, options),
    $dayOfWeek(doc as never, argument as never, options),
  ];
  return Math.floor((Number(day) - 1 + 7 - (Number(weekday) - 1)) / 7);
};

const $dateToString: Expression = (doc, argument, options) => {
  const format = isDoc(argument) ? argument.format : undefined;
  demand(!String(format).includes('%U'), 'NotImplemented', 'This store has no %U in $dateToString');
  return mingoDateToString(doc as never, argument as never, options);
};

/** mingo cuts the date off in UTC. */
const $dateTrunc: Expression = (doc, argument, options) => {
  demand(isDoc(argument), 'BadValue', '$dateTrunc needs a document');
  const { date, timezone, ...rest } = evalExpr(doc, argument, options) as Doc;
  if (!(date instanceof Date) || timezone === undefined) return mingoDateTrunc(doc as never, argument as never, options);
  const local = new Date(date.getTime() + offset(date, timezone, options));
  const cut = mingoDateTrunc({}, { ...rest, date: local }, options) as Date;
  return new Date(cut.getTime() - offset(new Date(cut.getTime() - offset(cut, timezone, options)), timezone, options));
};

/** What the zone's clocks are ahead of UTC, in ms. */
function offset(date: Date, timezone: unknown, options: Options): number {
  const zone = fixedZone(timezone, date);
  return Number(mingoDateToString({}, { date, timezone: zone, format: '%Z' } as never, options)) * 60_000;
}

const ZONED = `$year $month $dayOfMonth $dayOfWeek $dayOfYear $hour $minute $second $millisecond $isoWeek $isoWeekYear
  $isoDayOfWeek $dateToParts`.split(/\s+/);
const given = mingo as unknown as Record<string, Expression>;

/** These expressions by name. */
export const dateExpressions: Record<string, Expression> = {
  ...Object.fromEntries(ZONED.map((name) => [name, zoned(given[name]!)])),
  $week: zoned($week),
  $dateToString: zoned($dateToString),
  $dateTrunc,
};
