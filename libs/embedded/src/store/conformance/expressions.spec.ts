import { answers, topic } from './behaviour';
import { AT, answerExpressions, type ExpressionCase, evaluated, prepareExpressions, THEN } from './expression';

const CASES: ExpressionCase[] = [
  [
    '$add, $subtract, $multiply and $divide',
    [{ $add: ['$n', 1, '$f'] }, { $subtract: ['$n', 2] }, { $multiply: ['$n', 2] }, { $divide: ['$n', 2] }],
    [10.5, 5, 14, 3.5],
  ],
  ['arithmetic with null or missing gives null', [{ $add: ['$n', '$none'] }, { $multiply: ['$nil', 2] }], [null, null]],
  [
    '$add and $subtract of dates',
    [{ $add: ['$at', 1000] }, { $subtract: ['$at', 250] }, { $toInt: { $subtract: ['$at', { $subtract: ['$at', 5] }] } }],
    [new Date(AT.getTime() + 1000), new Date(AT.getTime() - 250), 5],
  ],
  [
    '$mod, $abs, $ceil, $floor and $trunc',
    [{ $mod: ['$n', 4] }, { $abs: -3 }, { $ceil: '$f' }, { $floor: '$f' }, { $trunc: -2.7 }],
    [3, 3, 3, 2, -2],
  ],
  [
    '$round rounds half to even',
    [{ $round: '$f' }, { $round: 3.5 }, { $round: [5.6789, 2] }, { $round: [1234, -2] }],
    [2, 4, 5.68, 1200],
  ],
  [
    '$pow, $sqrt, $exp, $ln and $log10',
    [{ $pow: [2, 10] }, { $sqrt: 16 }, { $exp: 0 }, { $ln: 1 }, { $log10: 1000 }],
    [1024, 4, 1, 0, 3],
  ],
  [
    'comparisons go across types',
    [
      { $gt: ['$s', '$n'] },
      { $lt: ['$none', '$nil'] },
      { $eq: ['$none', null] },
      { $cmp: ['$n', 7] },
      {
        $eq: [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      },
    ],
    [true, true, false, 0, false],
  ],
  [
    '$and, $or and $not',
    [{ $and: ['$n', '$s'] }, { $or: ['$nil', 0] }, { $not: ['$none'] }, { $and: [] }],
    [true, false, true, true],
  ],
  [
    '$cond, $ifNull and $switch',
    [
      { $cond: [{ $gt: ['$n', 5] }, 'a', 'b'] },
      { $cond: { if: '$nil', [THEN]: 1, else: 2 } },
      { $ifNull: ['$none', '$nil', 'x'] },
      {
        $switch: {
          branches: [
            { case: { $eq: ['$n', 1] }, [THEN]: 1 },
            { case: { $eq: ['$n', 7] }, [THEN]: 'seven' },
          ],
          default: 0,
        },
      },
    ],
    ['a', 2, 'x', 'seven'],
  ],
  ['$let', [{ $let: { vars: { a: '$n', b: 2 }, in: { $multiply: ['$$a', '$$b'] } } }], [14]],
  ['$literal and $$ROOT', [{ $literal: '$n' }, '$$ROOT.n', '$$CURRENT.n'], ['$n', 7, 7]],
  ['$concat', [{ $concat: ['$s', ' ', '$zh'] }, { $concat: ['$s', '$none'] }], ['Hello 春天来了', null]],
  ['$toUpper and $toLower', [{ $toUpper: '$s' }, { $toLower: '$s' }, { $toUpper: '$nil' }], ['HELLO', 'hello', '']],
  [
    '$split and $trim',
    [
      { $split: ['a,b,c', ','] },
      { $trim: { input: '  x ' } },
      { $ltrim: { input: 'xxa', chars: 'x' } },
      { $rtrim: { input: 'a..', chars: '.' } },
    ],
    [['a', 'b', 'c'], 'x', 'a', 'a'],
  ],
  [
    'strings are measured and cut by code points and by bytes',
    [
      { $strLenCP: '$zh' },
      { $strLenBytes: '$zh' },
      { $substrCP: ['$zh', 1, 2] },
      { $substrBytes: ['$s', 1, 3] },
      { $strLenCP: '😀' },
    ],
    [4, 12, '天来', 'ell', 1],
  ],
  ['$indexOfCP', [{ $indexOfCP: ['$zh', '来'] }, { $indexOfCP: ['$s', 'x'] }], [2, -1]],
  [
    '$replaceOne and $replaceAll',
    [
      { $replaceOne: { input: 'aa', find: 'a', replacement: 'b' } },
      { $replaceAll: { input: 'a.a', find: 'a', replacement: { $literal: '$' } } },
    ],
    ['ba', '$.$'],
  ],
  [
    '$regexMatch and $regexFind',
    [
      { $regexMatch: { input: '$s', regex: /^he/i } },
      { $regexMatch: { input: '$s', regex: '^he', options: 'i' } },
      { $regexFind: { input: '$s', regex: 'l(l)' } },
      { $regexFind: { input: '$s', regex: 'x' } },
    ],
    [true, true, { match: 'll', idx: 2, captures: ['l'] }, null],
  ],
  [
    '$regexFindAll',
    [{ $map: { input: { $regexFindAll: { input: 'a1b22', regex: /\d+/ } }, in: '$$this.match' } }],
    [['1', '22']],
  ],
  ['$strcasecmp', [{ $strcasecmp: ['abc', 'ABD'] }, { $strcasecmp: ['a', 'A'] }], [-1, 0]],
];

topic(
  'Aggregation: numbers, conditions and text',
  () => {
    answerExpressions(CASES);
    answers('$rand is a number from 0 to 1', async (store) => Number(await evaluated(store, { $rand: {} })) < 1, true);
    answers(
      '$function runs JavaScript',
      (store) => evaluated(store, { $function: { body: 'function() {}', args: [], lang: 'js' } }),
      undefined,
    );
  },
  prepareExpressions,
);
