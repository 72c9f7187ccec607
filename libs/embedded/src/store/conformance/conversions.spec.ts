import { ObjectId } from 'mongodb';
import { refuses, topic } from './behaviour';
import { AT, answerExpressions, type ExpressionCase, evaluated, prepareExpressions, THEN } from './expression';

const zone = 'Asia/Shanghai';

const CASES: ExpressionCase[] = [
  [
    'parts of a date in Asia/Shanghai',
    [
      { $year: { date: '$at', timezone: zone } },
      { $month: { date: '$at', timezone: zone } },
      { $dayOfMonth: { date: '$at', timezone: zone } },
      { $hour: { date: '$at', timezone: zone } },
      { $minute: '$at' },
      { $second: '$at' },
      { $millisecond: '$at' },
      { $dayOfWeek: { date: '$at', timezone: zone } },
      { $dayOfYear: '$at' },
      { $isoWeek: '$at' },
      { $isoWeekYear: '$at' },
      { $isoDayOfWeek: '$at' },
      { $week: '$at' },
    ],
    [2026, 5, 2, 4, 30, 15, 250, 7, 121, 18, 2026, 5, 17],
  ],
  [
    '$dateToString',
    [
      { $dateToString: { date: '$at', format: '%Y-%m-%d %H:%M:%S.%L', timezone: zone } },
      { $dateToString: { date: '$at' } },
      { $dateToString: { date: '$nil', onNull: 'never' } },
      { $dateToString: { date: '$at', format: '%G-W%V %u %j %z', timezone: '+08:00' } },
    ],
    ['2026-05-02 04:30:15.250', '2026-05-01T20:30:15.250Z', 'never', '2026-W18 6 122 +0800'],
  ],
  [
    '$dateFromString',
    [
      { $dateFromString: { dateString: '2026-05-02', timezone: zone } },
      { $dateFromString: { dateString: '02.05.2026', format: '%d.%m.%Y' } },
      { $dateFromString: { dateString: 'x', onError: 'wrong' } },
    ],
    [new Date('2026-05-01T16:00:00Z'), new Date('2026-05-02T00:00:00Z'), 'wrong'],
  ],
  [
    '$dateToParts and $dateFromParts',
    [
      { $dateFromParts: { year: 2026, month: 5, day: 2, hour: 4, timezone: zone } },
      { $getField: { field: 'hour', input: { $dateToParts: { date: '$at', timezone: zone } } } },
    ],
    [new Date('2026-05-01T20:00:00Z'), 4],
  ],
  [
    '$dateTrunc',
    [
      { $dateTrunc: { date: '$at', unit: 'day', timezone: zone } },
      { $dateTrunc: { date: '$at', unit: 'hour' } },
      { $dateTrunc: { date: '$at', unit: 'month' } },
      { $dateTrunc: { date: '$at', unit: 'week', startOfWeek: 'monday' } },
      { $dateTrunc: { date: '$at', unit: 'minute', binSize: 15 } },
    ],
    [
      new Date('2026-05-01T16:00:00Z'),
      new Date('2026-05-01T20:00:00Z'),
      new Date('2026-05-01T00:00:00Z'),
      new Date('2026-04-27T00:00:00Z'),
      new Date('2026-05-01T20:30:00Z'),
    ],
  ],
  [
    '$dateAdd, $dateSubtract and $dateDiff',
    [
      { $dateAdd: { startDate: '$at', unit: 'month', amount: 1 } },
      { $dateSubtract: { startDate: '$at', unit: 'day', amount: 1 } },
      { $toInt: { $dateDiff: { startDate: '$at', endDate: new Date('2026-05-02T17:00:00Z'), unit: 'day', timezone: zone } } },
      { $toInt: { $dateDiff: { startDate: '$at', endDate: new Date('2026-05-02T00:00:00Z'), unit: 'hour' } } },
    ],
    [new Date('2026-06-01T20:30:15.250Z'), new Date('2026-04-30T20:30:15.250Z'), 1, 4],
  ],
  [
    'conversions of numbers and text',
    [
      { $toString: '$n' },
      { $toInt: '12' },
      { $toDouble: '2.5' },
      { $toBool: 0 },
      { $toInt: 2.9 },
      { $toLong: '5' },
      { $toString: true },
    ],
    ['7', 12, 2.5, false, 2, 5, 'true'],
  ],
  [
    'conversions of dates and ids',
    [
      { $toDate: '2026-05-01T20:30:15.250Z' },
      { $toString: '$at' },
      { $toObjectId: '65a000000000000000000001' },
      { $toDate: { $toLong: 0 } },
    ],
    [AT, '2026-05-01T20:30:15.250Z', new ObjectId('65a000000000000000000001'), new Date(0)],
  ],
  [
    '$convert with onError and onNull',
    [
      { $convert: { input: 'x', to: 'int', onError: -1 } },
      { $convert: { input: null, to: 'int', onNull: 0 } },
      { $convert: { input: '7', to: 'int' } },
    ],
    [-1, 0, 7],
  ],
  [
    '$type and $isNumber',
    [
      { $type: '$s' },
      { $type: '$none' },
      { $type: '$at' },
      { $type: '$l' },
      { $type: '$nil' },
      { $type: '$o' },
      { $isNumber: '$n' },
    ],
    ['string', 'missing', 'date', 'array', 'null', 'object', true],
  ],
  ['$type tells widths of numbers', [{ $type: '$n' }, { $type: '$f' }], ['int', 'double']],
];

const WRONG: [title: string, expression: unknown, code: number][] = [
  ['text in $add', { $add: ['$s', 1] }, 14],
  ['division by zero', { $divide: [1, 0] }, 2],
  ['$size of something that is no array', { $size: '$s' }, 17124],
  ['$toInt of words', { $toInt: 'x' }, 241],
  ['numbers in $concat', { $concat: ['$s', 1] }, 16702],
  ['$arrayElemAt of text', { $arrayElemAt: ['$s', 0] }, 28689],
  ['$in without an array', { $in: [1, '$s'] }, 40081],
  ['an unknown time zone', { $hour: { date: '$at', timezone: 'Frob/Town' } }, 40485],
  ['$switch in which nothing fits', { $switch: { branches: [{ case: false, [THEN]: 1 }] } }, 40066],
  ['a comparison of one argument', { $gt: ['$n'] }, 16020],
  ['$map over text', { $map: { input: '$s', in: 1 } }, 16883],
  ['$dateToString of text', { $dateToString: { date: '$s' } }, 16006],
  ['$mod of text', { $mod: ['$s', 2] }, 16611],
  ['$split of a number', { $split: ['$n', ','] }, 40085],
];

topic(
  'Aggregation: dates and conversions',
  () => {
    answerExpressions(CASES);
    for (const [title, expression, code] of WRONG)
      refuses(`an expression refuses ${title}`, (store) => evaluated(store, expression), code);
  },
  prepareExpressions,
);
