import type { Document } from 'mongodb';
import { topic } from './behaviour';
import { answerPipelines, type PipelineCase, prepareVisits } from './visits';

const GUIDES = [
  { _id: 'g1', name: '李', boss: 'g2' },
  { _id: 'g2', name: 'Wang', boss: 'g4' },
  { _id: 'g4', name: '陈' },
];

const CASES: PipelineCase[] = [
  [
    '$lookup',
    [
      { $match: { _id: 1 } },
      { $lookup: { from: 'guides', localField: 'guide', foreignField: '_id', as: 'guides' } },
      { $project: { 'guides.name': 1 } },
    ],
    [{ _id: 1, guides: [{ name: '李' }] }],
  ],
  [
    '$lookup that finds nothing',
    [
      { $match: { _id: 4 } },
      { $lookup: { from: 'none', localField: 'guide', foreignField: '_id', as: 'l' } },
      { $project: { l: 1 } },
    ],
    [{ _id: 4, l: [] }],
  ],
  [
    '$lookup over an array of keys',
    [
      { $limit: 1 },
      { $replaceWith: { keys: ['g1', 'g4'] } },
      { $lookup: { from: 'guides', localField: 'keys', foreignField: '_id', as: 'l' } },
      { $project: { n: { $size: '$l' } } },
    ],
    [{ n: 2 }],
  ],
  [
    '$lookup with a pipeline',
    [
      { $match: { _id: { $lte: 2 } } },
      {
        $lookup: {
          from: 'guides',
          let: { g: '$guide' },
          pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$g'] } } }, { $project: { name: 1, _id: 0 } }],
          as: 'l',
        },
      },
      { $project: { l: 1 } },
      { $sort: { _id: 1 } },
    ],
    [
      { _id: 1, l: [{ name: '李' }] },
      { _id: 2, l: [{ name: 'Wang' }] },
    ],
  ],
  [
    '$lookup with fields and a pipeline',
    [
      { $match: { _id: 1 } },
      {
        $lookup: {
          from: 'guides',
          localField: 'guide',
          foreignField: '_id',
          pipeline: [{ $project: { _id: 0, boss: 1 } }],
          as: 'l',
        },
      },
      { $project: { l: 1 } },
    ],
    [{ _id: 1, l: [{ boss: 'g2' }] }],
  ],
  [
    '$lookup and $unwind',
    [
      { $lookup: { from: 'guides', localField: 'guide', foreignField: '_id', as: 'g' } },
      { $unwind: '$g' },
      { $group: { _id: '$g.name', n: { $sum: '$people' } } },
      { $sort: { n: 1 } },
    ],
    [
      { _id: 'Wang', n: 1 },
      { _id: '李', n: 5 },
    ],
  ],
  [
    '$graphLookup',
    [
      { $match: { _id: 1 } },
      {
        $graphLookup: {
          from: 'guides',
          startWith: '$guide',
          connectFromField: 'boss',
          connectToField: '_id',
          as: 'chain',
          depthField: 'd',
        },
      },
      { $project: { names: { $sortArray: { input: '$chain._id', sortBy: 1 } }, deepest: { $toInt: { $max: '$chain.d' } } } },
    ],
    [{ _id: 1, names: ['g1', 'g2', 'g4'], deepest: 2 }],
  ],
  [
    '$graphLookup with maxDepth',
    [
      { $match: { _id: 1 } },
      {
        $graphLookup: {
          from: 'guides',
          startWith: '$guide',
          connectFromField: 'boss',
          connectToField: '_id',
          as: 'chain',
          maxDepth: 0,
        },
      },
      { $project: { n: { $size: '$chain' } } },
    ],
    [{ _id: 1, n: 1 }],
  ],
  [
    '$facet',
    [{ $facet: { total: [{ $count: 'n' }], page: [{ $sort: { _id: -1 } }, { $limit: 1 }, { $project: { _id: 1 } }] } }],
    [{ total: [{ n: 4 }], page: [{ _id: 4 }] }],
  ],
  [
    '$bucket',
    [{ $bucket: { groupBy: '$people', boundaries: [0, 3, 10], output: { n: { $sum: 1 } } } }, { $sort: { _id: 1 } }],
    [
      { _id: 0, n: 2 },
      { _id: 3, n: 2 },
    ],
  ],
  [
    '$bucket with a default',
    [{ $bucket: { groupBy: '$people', boundaries: [0, 3], default: 'more' } }, { $sort: { count: 1, _id: 1 } }],
    [
      { _id: 0, count: 2 },
      { _id: 'more', count: 2 },
    ],
  ],
  [
    '$bucketAuto',
    [{ $bucketAuto: { groupBy: '$people', buckets: 2 } }],
    [
      { _id: { min: 1, max: 3 }, count: 2 },
      { _id: { min: 3, max: 5 }, count: 2 },
    ],
  ],
  ['$sortByCount', [{ $sortByCount: '$area' }, { $limit: 1 }], [{ _id: 'north', count: 2 }]],
  ['$count', [{ $match: { area: 'north' } }, { $count: 'n' }], [{ n: 2 }]],
  ['$count of nothing gives nothing', [{ $match: { area: 'x' } }, { $count: 'n' }], []],
  [
    '$unionWith',
    [
      { $match: { _id: 1 } },
      { $project: { x: '$area' } },
      { $unionWith: { coll: 'guides', pipeline: [{ $match: { _id: 'g1' } }, { $project: { x: '$name' } }] } },
    ],
    [
      { _id: 1, x: 'north' },
      { _id: 'g1', x: '李' },
    ],
  ],
  ['$unionWith of a whole collection', [{ $unionWith: 'guides' }, { $count: 'n' }], [{ n: 7 }]],
  ['$sample', [{ $sample: { size: 2 } }, { $count: 'n' }], [{ n: 2 }]],
  ['$redact', [{ $redact: { $cond: [{ $gt: ['$people', 4] }, '$$KEEP', '$$PRUNE'] } }, { $project: { _id: 1 } }], [{ _id: 4 }]],
];

topic(
  'Aggregation: joins and facets',
  () => {
    answerPipelines(CASES);
  },
  async ({ db }) => {
    await prepareVisits({ db });
    await db.collection<Document>('guides').insertMany(GUIDES.map((doc) => ({ ...doc })) as never[]);
  },
);
