import { topic } from './behaviour';
import { answerExpressions, type ExpressionCase, prepareExpressions } from './expression';

const CASES: ExpressionCase[] = [
  [
    '$arrayElemAt, $first and $last',
    [{ $arrayElemAt: ['$l', -1] }, { $first: '$l' }, { $last: '$l' }, { $type: { $arrayElemAt: ['$l', 9] } }],
    [2, 3, 2, 'missing'],
  ],
  [
    '$size, $isArray and $in',
    [{ $size: '$l' }, { $isArray: '$l' }, { $isArray: ['$s'] }, { $in: [2, '$l'] }],
    [3, true, false, true],
  ],
  [
    '$concatArrays, $slice and $reverseArray',
    [
      { $concatArrays: ['$l', [9]] },
      { $slice: ['$l', 2] },
      { $slice: ['$l', -2] },
      { $slice: ['$l', 1, 1] },
      { $reverseArray: '$l' },
    ],
    [[3, 1, 2, 9], [3, 1], [1, 2], [1], [2, 1, 3]],
  ],
  [
    '$filter, $map and $reduce',
    [
      { $filter: { input: '$l', as: 'e', cond: { $gt: ['$$e', 1] } } },
      { $filter: { input: '$l', cond: true, limit: 1 } },
      { $map: { input: '$items', as: 'i', in: '$$i.v' } },
      { $reduce: { input: '$l', initialValue: 0, in: { $add: ['$$value', '$$this'] } } },
    ],
    [[3, 2], [3], [5, 9], 6],
  ],
  [
    '$range and $zip',
    [
      { $range: [0, 10, 4] },
      {
        $zip: {
          inputs: [
            [1, 2],
            ['a', 'b'],
          ],
        },
      },
    ],
    [
      [0, 4, 8],
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
  ],
  [
    '$indexOfArray and $sortArray',
    [
      { $indexOfArray: ['$l', 1] },
      { $sortArray: { input: '$l', sortBy: 1 } },
      { $sortArray: { input: '$items', sortBy: { v: -1 } } },
    ],
    [
      1,
      [1, 2, 3],
      [
        { k: 2, v: 9 },
        { k: 1, v: 5 },
      ],
    ],
  ],
  [
    '$arrayToObject and $objectToArray',
    [
      {
        $arrayToObject: [
          [
            ['a', 1],
            ['b', 2],
          ],
        ],
      },
      { $arrayToObject: [[{ k: 'a', v: 1 }]] },
      { $objectToArray: { a: 1 } },
    ],
    [{ a: 1, b: 2 }, { a: 1 }, [{ k: 'a', v: 1 }]],
  ],
  [
    'sums and extremes over an array',
    [{ $sum: '$l' }, { $avg: '$l' }, { $min: '$l' }, { $max: ['$n', '$f'] }, { $sum: '$items.v' }],
    [6, 2, 1, 7, 14],
  ],
  [
    '$maxN, $minN, $firstN and $lastN of arrays',
    [
      { $maxN: { input: '$l', n: 2 } },
      { $minN: { input: '$l', n: 2 } },
      { $firstN: { input: '$l', n: 2 } },
      { $lastN: { input: '$l', n: 1 } },
    ],
    [[3, 2], [1, 2], [3, 1], [2]],
  ],
  ['fields of the elements of an array', ['$items.v', '$o.y.z'], [[5, 9], 2]],
  [
    'sets',
    [
      { $setEquals: ['$l', [1, 2, 3, 3]] },
      { $setIsSubset: [[1], '$l'] },
      { $size: { $setUnion: ['$l', [3, 4]] } },
      { $sortArray: { input: { $setIntersection: ['$l', [1, 2, 9]] }, sortBy: 1 } },
      { $setDifference: ['$l', [1]] },
      { $anyElementTrue: [[0, 1]] },
      { $allElementsTrue: [[0, 1]] },
    ],
    [true, true, 4, [1, 2], [3, 2], true, false],
  ],
  [
    '$mergeObjects, $getField and $setField',
    [
      { $mergeObjects: ['$o', { x: 9 }, null] },
      { $getField: { field: 'x', input: '$o' } },
      { $setField: { field: 'x', input: '$o', value: 5 } },
      { $getField: 's' },
    ],
    [{ x: 9, y: { z: 2 } }, 1, { x: 5, y: { z: 2 } }, 'Hello'],
  ],
];

topic(
  'Aggregation: arrays, sets and documents',
  () => {
    answerExpressions(CASES);
  },
  prepareExpressions,
);
