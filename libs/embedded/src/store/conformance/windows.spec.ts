import { topic } from './behaviour';
import { answerPipelines, type PipelineCase, prepareVisits } from './visits';

const CASES: PipelineCase[] = [
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

topic(
  'Aggregation: windows',
  () => {
    answerPipelines(CASES);
  },
  prepareVisits,
);
