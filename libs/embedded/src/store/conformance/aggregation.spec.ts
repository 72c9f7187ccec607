import type { Collection, Document } from 'mongodb';
import { type Connection, connectForTest } from './connection';

const VISITS = [
  { _id: 1, area: 'north', people: 3, at: new Date('2026-05-01T08:00:00Z'), tags: ['a', 'b'], guide: 'g1' },
  { _id: 2, area: 'south', people: 1, at: new Date('2026-05-01T20:00:00Z'), tags: [], guide: 'g2' },
  { _id: 3, area: 'north', people: 2, at: new Date('2026-05-02T09:00:00Z'), tags: ['b'], guide: 'g1' },
  { _id: 4, area: 'east', people: 5, at: new Date('2026-05-03T09:00:00Z'), guide: 'g3' },
];

const CASES: [string, Document[], unknown[]][] = [
  [
    '$match, $group and $sort',
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
    '$project with expressions',
    [{ $match: { _id: 1 } }, { $project: { double: { $multiply: ['$people', 2] }, in: '$area' } }],
    [{ _id: 1, double: 6, in: 'north' }],
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
    '$lookup',
    [
      { $match: { _id: 1 } },
      { $lookup: { from: 'guides', localField: 'guide', foreignField: '_id', as: 'guides' } },
      { $project: { guides: 1 } },
    ],
    [{ _id: 1, guides: [{ _id: 'g1', name: '李' }] }],
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
          as: 'guides',
        },
      },
      { $project: { guides: 1 } },
      { $sort: { _id: 1 } },
    ],
    [
      { _id: 1, guides: [{ name: '李' }] },
      { _id: 2, guides: [{ name: 'Wang' }] },
    ],
  ],
  [
    '$facet',
    [{ $facet: { total: [{ $count: 'n' }], page: [{ $sort: { _id: -1 } }, { $limit: 1 }, { $project: { _id: 1 } }] } }],
    [{ total: [{ n: 4 }], page: [{ _id: 4 }] }],
  ],
  [
    '$bucket',
    [{ $bucket: { groupBy: '$people', boundaries: [0, 3, 10], output: { n: { $sum: 1 } } } }],
    [
      { _id: 0, n: 2 },
      { _id: 3, n: 2 },
    ],
  ],
  [
    '$addFields and $replaceRoot',
    [
      { $match: { _id: 2 } },
      { $addFields: { o: { area: '$area', size: { $size: '$tags' } } } },
      { $replaceRoot: { newRoot: '$o' } },
    ],
    [{ area: 'south', size: 0 }],
  ],
  ['$sortByCount', [{ $sortByCount: '$area' }, { $limit: 1 }], [{ _id: 'north', count: 2 }]],
  ['$count', [{ $match: { area: 'north' } }, { $count: 'n' }], [{ n: 2 }]],
  [
    '$skip and $limit',
    [{ $sort: { people: -1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { people: 1 } }],
    [{ _id: 1, people: 3 }],
  ],
  [
    'dates by day',
    [
      { $group: { _id: { $dateToString: { date: '$at', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' } }, n: { $sum: 1 } } },
      { $sort: { _id: 1 } },
    ],
    [
      { _id: '2026-05-01', n: 1 },
      { _id: '2026-05-02', n: 2 },
      { _id: '2026-05-03', n: 1 },
    ],
  ],
  [
    '$cond and $ifNull',
    [
      { $match: { _id: { $gte: 3 } } },
      { $sort: { _id: 1 } },
      { $project: { big: { $cond: [{ $gte: ['$people', 3] }, 'yes', 'no'] }, tags: { $ifNull: ['$tags', 'none'] } } },
    ],
    [
      { _id: 3, big: 'no', tags: ['b'] },
      { _id: 4, big: 'yes', tags: 'none' },
    ],
  ],
];

describe('aggregation', () => {
  let connection: Connection;
  let visits: Collection<Document>;

  beforeAll(async () => {
    connection = await connectForTest();
    visits = connection.db.collection<Document>('visits');
    await visits.insertMany(VISITS.map((doc) => ({ ...doc })) as never[]);
    await connection.db.collection<Document>('guides').insertMany([
      { _id: 'g1', name: '李' },
      { _id: 'g2', name: 'Wang' },
    ] as never[]);
  });
  afterAll(() => connection.close());

  it.each(CASES)('%s', async (_name, pipeline, expected) => {
    expect(await visits.aggregate(pipeline).toArray()).toEqual(expected);
    expect(await visits.find().sort({ _id: 1 }).toArray()).toEqual(VISITS);
  });

  it('hands results out in batches', async () => {
    const cursor = visits.aggregate([{ $sort: { _id: 1 } }], { batchSize: 1 });
    expect((await cursor.toArray()).map(({ _id }) => _id)).toEqual([1, 2, 3, 4]);
  });

  it('gives nothing for a collection that is not there', async () => {
    expect(
      await connection.db
        .collection('none')
        .aggregate([{ $group: { _id: null, n: { $sum: 1 } } }])
        .toArray(),
    ).toEqual([]);
  });

  it('refuses a stage that it does not know', async () => {
    await expect(visits.aggregate([{ $frob: {} }]).toArray()).rejects.toMatchObject({ code: 40324 });
  });
});
