import type { Document } from 'mongodb';
import { answers, refuses, topic } from './behaviour';
import { prepareVisits, visitsOf } from './visits';

const WRONG: [title: string, pipeline: Document[], code: number][] = [
  ['an unknown stage', [{ $frob: {} }], 40324],
  ['a stage with two names', [{ $match: {}, $limit: 1 } as Document], 40323],
  ['an unknown stage within $facet', [{ $facet: { a: [{ $frob: {} }] } }], 40324],
  ['$limit 0', [{ $limit: 0 }], 15958],
  ['a negative $skip', [{ $skip: -1 }], 5107200],
  ['$group without _id', [{ $group: { n: { $sum: 1 } } }], 15955],
  ['an unknown accumulator', [{ $group: { _id: null, n: { $frob: 1 } } }], 15952],
  ['$unwind without a dollar', [{ $unwind: 'tags' }], 28818],
  ['$count without a name', [{ $count: '' }], 40156],
  ['$replaceRoot with something that is no document', [{ $replaceRoot: { newRoot: '$area' } }], 40228],
  ['an unknown expression', [{ $project: { a: { $frob: 1 } } }], 31325],
  ['an undefined variable', [{ $project: { a: '$$none' } }], 17276],
  ['$bucket of a value outside', [{ $bucket: { groupBy: '$people', boundaries: [0, 1] } }], 7157300],
  ['$sort without fields', [{ $sort: {} }], 15976],
  ['$project without fields', [{ $project: {} }], 51272],
];

topic(
  'Aggregation: pipelines',
  () => {
    for (const [title, pipeline, code] of WRONG)
      refuses(`a pipeline refuses ${title}`, async (store) => (await visitsOf(store).aggregate(pipeline).toArray()).length, code);
    answers(
      'a pipeline on a collection that is not there',
      ({ db }) =>
        db
          .collection('none')
          .aggregate([{ $group: { _id: null } }])
          .toArray(),
      [],
    );
    answers('$documents', ({ db }) => db.aggregate([{ $documents: [{ a: 1 }, { a: 2 }] }, { $match: { a: 2 } }]).toArray(), [
      { a: 2 },
    ]);
    answers(
      '$out replaces a collection',
      async ({ db }) => {
        await visitsOf({ db })
          .aggregate([{ $match: { _id: 1 } }, { $project: { area: 1 } }, { $out: 'copied' }])
          .toArray();
        return db.collection('copied').find().toArray();
      },
      [{ _id: 1, area: 'north' }],
    );
    answers(
      '$merge writes into a collection',
      async ({ db }) => {
        await visitsOf({ db })
          .aggregate([{ $match: { _id: 1 } }, { $project: { area: 1 } }, { $merge: { into: 'merged' } }])
          .toArray();
        return db.collection('merged').find().toArray();
      },
      [{ _id: 1, area: 'north' }],
    );
    answers(
      'a change stream',
      async (store) => {
        const visits = visitsOf(store);
        const stream = visits.watch();
        await Promise.all([stream.next(), visits.updateOne({ _id: 1 as never }, { $set: { seen: true } })]).finally(() =>
          stream.close(),
        );
      },
      undefined,
    );
  },
  prepareVisits,
);
