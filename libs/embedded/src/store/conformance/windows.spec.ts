import type { Collection, Document } from 'mongodb';
import { answers, topic } from './behaviour';

const VISITS: Document[] = [
  { _id: 1, area: 'north', people: 3, at: new Date('2026-05-01T08:00:00Z'), tags: ['a', 'b'], guide: 'g1' },
  { _id: 2, area: 'south', people: 1, at: new Date('2026-05-01T20:00:00Z'), tags: [], guide: 'g2' },
  { _id: 3, area: 'north', people: 2, at: new Date('2026-05-02T09:00:00Z'), tags: ['b'], guide: 'g1' },
  { _id: 4, area: 'east', people: 5, at: new Date('2026-05-03T09:00:00Z'), guide: 'g3' },
];
const CASES: [title: string, pipeline: Document[], answer: unknown[]][] = [
  [
    '$setWindowFields with a running total',
    [
      {
        $setWindowFields: {
          partitionBy: '$area',
          sortBy: { _id: 1 },
          output: { sum: { $sum: '$people', window: { documents: ['unbounded', 'current'] } } },
        },
      },
      { $sort: { _id: 1 } },
      { $project: { sum: 1 } },
    ],
    [
      { _id: 1, sum: 3 },
      { _id: 2, sum: 1 },
      { _id: 3, sum: 5 },
      { _id: 4, sum: 5 },
    ],
  ],
  [
    '$setWindowFields with $rank and $documentNumber',
    [
      { $setWindowFields: { sortBy: { area: 1 }, output: { rank: { $rank: {} }, dense: { $denseRank: {} } } } },
      { $sort: { _id: 1 } },
      { $project: { rank: { $toInt: '$rank' }, dense: { $toInt: '$dense' } } },
    ],
    [
      { _id: 1, rank: 2, dense: 2 },
      { _id: 2, rank: 4, dense: 3 },
      { _id: 3, rank: 2, dense: 2 },
      { _id: 4, rank: 1, dense: 1 },
    ],
  ],
  [
    '$setWindowFields with $shift',
    [
      { $setWindowFields: { sortBy: { _id: 1 }, output: { next: { $shift: { output: '$area', by: 1, default: 'end' } } } } },
      { $sort: { _id: 1 } },
      { $project: { next: 1 } },
    ],
    [
      { _id: 1, next: 'south' },
      { _id: 2, next: 'north' },
      { _id: 3, next: 'east' },
      { _id: 4, next: 'end' },
    ],
  ],
  [
    '$fill',
    [
      { $sort: { _id: 1 } },
      { $project: { tags: 1 } },
      { $fill: { output: { tags: { value: 'none' } } } },
      { $match: { _id: 4 } },
    ],
    [{ _id: 4, tags: 'none' }],
  ],
  [
    '$expr in $match with variables of let',
    [{ $match: { $expr: { $eq: ['$people', '$$five'] } } }, { $project: { five: '$$five' } }],
    [{ _id: 4, five: 5 }],
  ],
];

let visits: Collection<Document>;

topic(
  'Aggregation: windows',
  () => {
    for (const [title, pipeline, answer] of CASES) {
      answers(title, () => visits.aggregate(pipeline, { let: { five: 5 } }).toArray(), answer);
    }
  },
  async ({ db }) => {
    visits = db.collection('visits');
    await visits.insertMany(VISITS.map((doc) => ({ ...doc })));
  },
);
