import type { Collection, Document } from 'mongodb';
import { answers, refuses, topic } from './behaviour';

const point = (...coordinates: [number, number]) => ({ type: 'Point', coordinates });
const PLACES: Document[] = [
  { _id: 1, name: '人民广场', at: point(121.4737, 31.2304), open: true },
  { _id: 2, name: '外滩', at: point(121.4906, 31.2397), open: true },
  { _id: 3, name: '虹桥', at: point(121.3273, 31.1968), open: false },
  { _id: 4, name: 'without a place' },
];
const CENTRE = point(121.475, 31.23);
const SQUARE = {
  type: 'Polygon',
  coordinates: [
    [
      [121.47, 31.22],
      [121.5, 31.22],
      [121.5, 31.25],
      [121.47, 31.25],
      [121.47, 31.22],
    ],
  ],
};

const CASES: [title: string, filter: Document, ids: number[]][] = [
  ['$near gives the nearest first', { at: { $near: { $geometry: CENTRE } } }, [1, 2, 3]],
  ['$near with $maxDistance', { at: { $near: { $geometry: CENTRE, $maxDistance: 3_000 } } }, [1, 2]],
  ['$near with $minDistance', { at: { $near: { $geometry: CENTRE, $minDistance: 1_000 } } }, [2, 3]],
  [
    '$nearSphere with another condition',
    { open: true, at: { $nearSphere: { $geometry: CENTRE, $maxDistance: 50_000 } } },
    [1, 2],
  ],
  ['$geoWithin a polygon', { at: { $geoWithin: { $geometry: SQUARE } } }, [1, 2]],
  ['$geoWithin $centerSphere', { at: { $geoWithin: { $centerSphere: [[121.475, 31.23], 3 / 6378.1] } } }, [1, 2]],
  ['$geoIntersects', { at: { $geoIntersects: { $geometry: SQUARE } } }, [1, 2]],
];

let places: Collection<Document>;

topic(
  'Places',
  () => {
    for (const [title, filter, ids] of CASES) {
      answers(
        title,
        async () => {
          const found = (await places.find(filter).toArray()).map(({ _id }) => _id as unknown as number);
          return title.includes('near') ? found : found.sort((a, b) => a - b);
        },
        ids,
      );
    }
    answers('$geoNear gives distances', async () => {
      const pipeline = [
        { $geoNear: { near: CENTRE, distanceField: 'metres', key: 'at', query: { open: true }, spherical: true } },
        { $limit: 2 },
      ];
      return (await places.aggregate(pipeline).toArray()).map(({ _id, metres }) => [_id, Math.round(metres / 100)]);
    }, [
      [1, 1],
      [2, 18],
    ]);
    answers('$geoNear with maxDistance', async () => {
      const pipeline = [{ $geoNear: { near: CENTRE, distanceField: 'metres', maxDistance: 1_000 } }, { $count: 'n' }];
      return places.aggregate(pipeline).toArray();
    }, [{ n: 1 }]);
    answers('a 2dsphere index is listed', async () => (await places.indexes()).find(({ name }) => name === 'at_2dsphere')?.key, {
      at: '2dsphere',
    });
    answers(
      'a moved place is found where it is',
      async ({ fresh }) => {
        const own = await fresh([{ _id: 1, at: point(0, 0) }]);
        await own.createIndex({ at: '2dsphere' });
        await own.updateOne({}, { $set: { at: CENTRE } });
        return own.countDocuments({ at: { $geoWithin: { $geometry: SQUARE } } });
      },
      1,
    );
    answers(
      'a 2dsphere index with another field',
      async ({ fresh }) => {
        const own = await fresh(PLACES);
        await own.createIndex({ at: '2dsphere', open: 1 });
        return (await own.find({ at: { $near: { $geometry: CENTRE } }, open: false }).toArray()).map(({ _id }) => _id);
      },
      [3],
    );
    refuses(
      '$near refuses to work without an index',
      async ({ fresh }) => (await fresh(PLACES)).find({ at: { $near: { $geometry: CENTRE } } }).toArray(),
      291,
    );
    refuses('a 2dsphere index refuses a longitude beyond 180', () => places.insertOne({ at: point(200, 0) }), 16755);
    refuses(
      '$geoWithin refuses a polygon that is not closed',
      () =>
        places
          .find({
            at: {
              $geoWithin: {
                $geometry: {
                  type: 'Polygon',
                  coordinates: [
                    [
                      [0, 0],
                      [1, 0],
                      [1, 1],
                    ],
                  ],
                },
              },
            },
          })
          .toArray(),
      2,
    );
  },
  async ({ fresh }) => {
    places = await fresh(PLACES);
    await places.createIndex({ at: '2dsphere' });
  },
);
