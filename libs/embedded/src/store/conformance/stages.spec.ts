import { answers, topic } from './behaviour';
import { answerPipelines, type PipelineCase, prepareVisits, VISITS, visitsOf } from './visits';

const CASES: PipelineCase[] = [
  ['$match', [{ $match: { area: 'north', people: { $gt: 2 } } }, { $project: { area: 1 } }], [{ _id: 1, area: 'north' }]],
  [
    '$match late in the pipeline',
    [{ $project: { twice: { $multiply: ['$people', 2] } } }, { $match: { twice: { $gte: 6 }, _id: { $ne: 4 } } }],
    [{ _id: 1, twice: 6 }],
  ],
  [
    '$sort, $skip and $limit',
    [{ $sort: { people: -1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { people: 1 } }],
    [{ _id: 1, people: 3 }],
  ],
  ['$limit before $skip', [{ $sort: { _id: 1 } }, { $limit: 3 }, { $skip: 2 }, { $project: { _id: 1 } }], [{ _id: 3 }]],
  [
    '$project',
    [{ $match: { _id: 1 } }, { $project: { _id: 0, n: '$people', 'o.area': '$area', tags: 1 } }],
    [{ tags: ['a', 'b'], n: 3, o: { area: 'north' } }],
  ],
  [
    '$project excludes',
    [{ $match: { _id: 2 } }, { $project: { tags: 0, at: 0, guide: 0 } }],
    [{ _id: 2, area: 'south', people: 1 }],
  ],
  [
    '$project with $$REMOVE',
    [
      { $match: { _id: { $lte: 2 } } },
      { $sort: { _id: 1 } },
      { $project: { big: { $cond: [{ $gt: ['$people', 2] }, true, '$$REMOVE'] } } },
    ],
    [{ _id: 1, big: true }, { _id: 2 }],
  ],
  [
    '$project makes arrays',
    [{ $match: { _id: 1 } }, { $project: { l: ['$area', '$none', '$people'] } }],
    [{ _id: 1, l: ['north', null, 3] }],
  ],
  [
    '$addFields and $set',
    [{ $match: { _id: 2 } }, { $addFields: { 'o.n': '$people' } }, { $set: { o: { m: 2 } } }, { $project: { o: 1 } }],
    [{ _id: 2, o: { n: 1, m: 2 } }],
  ],
  [
    '$addFields into the elements of an array',
    [{ $limit: 1 }, { $replaceWith: { l: [{ a: 1 }, { a: 2 }] } }, { $addFields: { 'l.b': 3 } }],
    [
      {
        l: [
          { a: 1, b: 3 },
          { a: 2, b: 3 },
        ],
      },
    ],
  ],
  ['$unset as a stage', [{ $match: { _id: 4 } }, { $unset: ['at', 'guide'] }], [{ _id: 4, area: 'east', people: 5 }]],
  [
    '$replaceRoot',
    [{ $match: { _id: 2 } }, { $replaceRoot: { newRoot: { area: '$area', size: { $size: '$tags' } } } }],
    [{ area: 'south', size: 0 }],
  ],
  [
    '$replaceRoot with $mergeObjects',
    [{ $match: { _id: 2 } }, { $replaceRoot: { newRoot: { $mergeObjects: [{ a: 1, area: 'x' }, { area: '$area' }] } } }],
    [{ a: 1, area: 'south' }],
  ],
  [
    '$unwind',
    [{ $unwind: '$tags' }, { $sort: { _id: 1, tags: 1 } }, { $project: { tags: 1 } }],
    [
      { _id: 1, tags: 'a' },
      { _id: 1, tags: 'b' },
      { _id: 3, tags: 'b' },
    ],
  ],
  [
    '$unwind keeping what is empty',
    [
      { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } },
      { $sort: { _id: 1, i: 1 } },
      { $project: { tags: 1, i: { $toInt: '$i' } } },
      { $match: { _id: { $gt: 1 } } },
    ],
    [
      { _id: 2, i: null },
      { _id: 3, tags: 'b', i: 0 },
      { _id: 4, i: null },
    ],
  ],
  [
    '$unwind of a single value',
    [{ $match: { _id: 1 } }, { $unwind: '$area' }, { $project: { area: 1 } }],
    [{ _id: 1, area: 'north' }],
  ],
  [
    '$group and $sort',
    [
      { $match: { people: { $gt: 1 } } },
      { $group: { _id: '$area', people: { $sum: '$people' }, visits: { $sum: 1 }, most: { $max: '$people' } } },
      { $sort: { _id: 1 } },
    ],
    [
      { _id: 'east', people: 5, visits: 1, most: 5 },
      { _id: 'north', people: 5, visits: 2, most: 3 },
    ],
  ],
  [
    '$group over all',
    [{ $group: { _id: null, average: { $avg: '$people' }, first: { $min: '$at' } } }],
    [{ _id: null, average: 2.75, first: new Date('2026-05-01T08:00:00Z') }],
  ],
  [
    '$group by several fields',
    [{ $group: { _id: { a: '$area', g: '$guide' }, n: { $sum: 1 } } }, { $sort: { n: -1 } }, { $limit: 1 }],
    [{ _id: { a: 'north', g: 'g1' }, n: 2 }],
  ],
  [
    '$group takes null and missing for one value',
    [{ $match: { _id: { $gte: 3 } } }, { $group: { _id: '$none', n: { $sum: 1 } } }],
    [{ _id: null, n: 2 }],
  ],
  [
    '$group by an expression',
    [{ $group: { _id: { $gt: ['$people', 2] }, n: { $sum: 1 } } }, { $sort: { _id: 1 } }],
    [
      { _id: false, n: 2 },
      { _id: true, n: 2 },
    ],
  ],
];

topic(
  'Aggregation: stages',
  () => {
    answerPipelines(CASES);
    answers(
      'a pipeline leaves the stored documents as they are',
      (store) => visitsOf(store).find().sort({ _id: 1 }).toArray(),
      VISITS,
    );
  },
  prepareVisits,
);
