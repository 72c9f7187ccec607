import type { Collection, Document } from 'mongodb';
import { Decimal128, Long } from 'mongodb';
import { answers, topic } from './behaviour';

const DOCS: Document[] = [
  { _id: 1, g: 'a', n: 3, s: 'x', o: { p: 1 } },
  { _id: 2, g: 'a', n: 1, s: 'y', o: { q: 2 } },
  { _id: 3, g: 'a', s: 'x' },
  { _id: 4, g: 'a', n: null },
  { _id: 5, g: 'b', n: 'text' },
];

/** The accumulated value of each group, a and b. */
const CASES: [title: string, accumulator: Document, answer: [unknown, unknown]][] = [
  ['$sum leaves out what is no number', { $sum: '$n' }, [4, 0]],
  ['$sum of a constant counts', { $sum: 1 }, [4, 1]],
  ['$avg leaves out what is no number', { $avg: '$n' }, [2, null]],
  ['$min leaves out null and missing', { $min: '$n' }, [1, 'text']],
  ['$max as an accumulator compares across types', { $max: '$n' }, [3, 'text']],
  ['$first and $last take what is there', { $first: '$n' }, [3, 'text']],
  ['$last of a missing field is null', { $last: '$s' }, [null, null]],
  ['$push leaves out missing fields', { $push: '$n' }, [[3, 1, null], ['text']]],
  ['$push of documents', { $push: { s: '$s' } }, [[{ s: 'x' }, { s: 'y' }, { s: 'x' }, {}], [{}]]],
  ['$addToSet as an accumulator', { $addToSet: '$s' }, [new Set(['x', 'y']), new Set()]],
  ['$count as an accumulator', { $count: {} }, [4, 1]],
  ['$mergeObjects as an accumulator', { $mergeObjects: '$o' }, [{ p: 1, q: 2 }, {}]],
  ['$stdDevPop', { $stdDevPop: '$n' }, [1, null]],
  ['$stdDevSamp of one value is null', { $stdDevSamp: { $cond: [{ $eq: ['$_id', 1] }, 5, null] } }, [null, null]],
  ['$top and $bottom', { $top: { sortBy: { s: -1 }, output: '$_id' } }, [2, 5]],
  ['$bottomN', { $bottomN: { n: 1, sortBy: { _id: 1 }, output: '$_id' } }, [[4], [5]]],
  ['$topN', { $topN: { n: 2, sortBy: { _id: -1 }, output: '$_id' } }, [[4, 3], [5]]],
  ['$firstN and $lastN', { $firstN: { n: 2, input: '$_id' } }, [[1, 2], [5]]],
  ['$lastN', { $lastN: { n: 2, input: '$_id' } }, [[3, 4], [5]]],
  ['$maxN and $minN', { $maxN: { n: 1, input: '$n' } }, [[3], ['text']]],
  ['$minN', { $minN: { n: 2, input: '$n' } }, [[1, 3], ['text']]],
  ['$sum of an expression', { $sum: { $multiply: [{ $cond: [{ $isNumber: '$n' }, '$n', 0] }, 2] } }, [8, 0]],
  ['$median', { $median: { input: '$_id', method: 'approximate' } }, [2, 5]],
];

const decimals = (...texts: string[]) => texts.map((text) => Decimal128.fromString(text));
const GREAT = Long.fromString('9007199254740993');

/** What sums and averages of such numbers are, as text. */
const NUMBERS: [title: string, operator: '$sum' | '$avg' | '$stdDevPop', numbers: unknown[], answer: string][] = [
  ['$sum of integers beyond doubles', '$sum', [GREAT, Long.fromNumber(2)], '9007199254740995'],
  ['$sum of integers beyond doubles that comes back', '$sum', [GREAT, Long.fromString('-9007199254740990')], '3'],
  ['$sum of integers beyond 64 bits is a double', '$sum', [Long.MAX_VALUE, Long.MAX_VALUE], '18446744073709552000'],
  ['$sum of fractions carries what is lost along', '$sum', Array(10).fill(0.1), '1'],
  ['$sum with infinity', '$sum', [1, Number.POSITIVE_INFINITY, 2], 'Infinity'],
  ['$sum of decimals', '$sum', decimals('0.10', '0.20'), '0.30'],
  ['$sum of negative decimals', '$sum', decimals('-0.10', '-12.5', '3'), '-9.60'],
  ['$sum of decimals and integers', '$sum', [...decimals('0.50'), 2, GREAT], '9007199254740995.50'],
  [
    '$sum of decimals in 34 digits',
    '$sum',
    decimals('1000000000000000000000000000000000', '0.5'),
    '1000000000000000000000000000000000',
  ],
  ['$sum of decimals and doubles', '$sum', [...decimals('1'), 0.1], '1.100000000000000005551115123125783'],
  ['$avg of decimals', '$avg', decimals('0.10', '0.25'), '0.175'],
  ['$avg of decimals that does not end', '$avg', decimals('1', '1', '2'), '1.333333333333333333333333333333333'],
  ['$avg of decimals rounds up', '$avg', decimals('1', '2', '2'), '1.666666666666666666666666666666667'],
  ['$avg of integers beyond doubles', '$avg', [GREAT, 1], '4503599627370497'],
  ['$stdDevPop of decimals', '$stdDevPop', decimals('1', '3'), '1'],
];

let things: Collection<Document>;

topic(
  'Aggregation: accumulators',
  () => {
    for (const [title, accumulator, answer] of CASES) {
      answers(
        title,
        async () => {
          const pipeline = [{ $sort: { _id: 1 } }, { $group: { _id: '$g', v: accumulator } }, { $sort: { _id: 1 } }];
          const values = (await things.aggregate(pipeline).toArray()).map(({ v }) => v as unknown);
          return '$addToSet' in accumulator ? values.map((list) => new Set(list as string[])) : values;
        },
        answer,
      );
    }
    answers(
      'groups by values of all types',
      async ({ fresh }) => {
        const mixed = await fresh([
          { k: 1 },
          { k: Long.fromNumber(1) },
          { k: 1.5 },
          { k: '1' },
          { k: null },
          {},
          { k: [1] },
          { k: { a: 1 } },
          { k: { a: 1 } },
          { k: new Date(1) },
          { k: true },
        ]);
        const groups = await mixed.aggregate([{ $group: { _id: '$k', n: { $sum: 1 } } }, { $sort: { _id: 1 } }]).toArray();
        return groups.map(({ n }) => n as number).sort((a, b) => b - a);
      },
      [2, 2, 2, 1, 1, 1, 1, 1],
    );
    for (const [title, operator, numbers, answer] of NUMBERS) {
      answers(
        title,
        async ({ fresh }) => {
          const numbered = await fresh(numbers.map((n) => ({ n })));
          const pipeline = [{ $group: { _id: null, n: { [operator]: '$n' } } }];
          const ofGroup = String((await numbered.aggregate(pipeline, { promoteLongs: false }).next())?.n);
          const spelled = [{ $documents: [{ list: numbers }] }, { $project: { n: { [operator]: '$list' } } }];
          const ofList = String((await numbered.db.aggregate(spelled, { promoteLongs: false }).next())?.n);
          expect(ofList).toBe(ofGroup);
          return ofGroup;
        },
        answer,
      );
    }
  },
  async ({ fresh }) => {
    things = await fresh(DOCS);
  },
);
