import type { Doc } from './bson-types';
import { checkPipeline, runPipeline } from './language';

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

const DOCS = frozen<Doc[]>([
  { _id: 1, a: 1, o: { x: 1, y: 2 }, l: [{ k: 1, v: 2 }, { k: 2 }], t: ['x'] },
  { _id: 2, a: 5, o: { x: 1 }, l: [] },
]);

const PIPELINES: [string, Doc][] = [
  ['$project', { $project: { 'o.x': 0, 'l.k': 0 } }],
  ['$project', { $project: { 'o.x': 1, 'l.k': 1, 'p.q': '$a' } }],
  ['$unset', { $unset: ['o.x', 'l.k'] }],
  ['$addFields', { $addFields: { 'o.z': 1, 'l.z': '$a', 't.u': 2 } }],
  ['$lookup', { $lookup: { from: 'd', localField: 'a', foreignField: '_id', as: 'o.found' } }],
  ['$lookup', { $lookup: { from: 'd', pipeline: [{ $set: { 'o.z': 1 } }], as: 'l' } }],
  ['$graphLookup', { $graphLookup: { from: 'd', startWith: '$a', connectFromField: 'a', connectToField: '_id', as: 'o.g' } }],
  ['$setWindowFields', { $setWindowFields: { sortBy: { a: 1 }, output: { 'o.s': { $sum: '$a' } } } }],
  ['$bucketAuto', { $bucketAuto: { groupBy: '$a', buckets: 2 } }],
  ['$facet', { $facet: { x: [{ $unset: 'o.x' }], y: [{ $set: { 'o.x': 9 } }] } }],
  ['$fill', { $fill: { output: { t: { value: 1 } } } }],
  ['$unwind', { $unwind: { path: '$l', includeArrayIndex: 'i' } }],
  ['$unionWith', { $unionWith: { coll: 'd', pipeline: [{ $set: { 'o.x': 1 } }] } }],
  ['$group', { $group: { _id: '$a', all: { $push: '$$ROOT' }, merged: { $mergeObjects: '$o' } } }],
  ['$redact', { $redact: { $cond: [{ $eq: ['$k', 1] }, '$$PRUNE', '$$DESCEND'] } }],
  ['$replaceRoot', { $replaceRoot: { newRoot: { $mergeObjects: ['$o', { x: 2 }] } } }],
];

describe('pipelines', () => {
  it.each(PIPELINES)('%s changes none of the documents that it is given', (_name, stage) => {
    const pipeline = [stage];
    checkPipeline(pipeline);
    expect(runPipeline(DOCS, pipeline, { collection: () => DOCS }).length).toBeGreaterThan(0);
  });
});
