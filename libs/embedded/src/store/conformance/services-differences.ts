import type { Difference } from './difference';

const refused = (how: string, ...behaviours: string[]): Difference[] => behaviours.map((behaviour) => ({ behaviour, how }));
const coded = (code: number, ...behaviours: string[]): Difference[] =>
  behaviours.map((behaviour) => ({ behaviour, how: `Refused too, with code ${code}.`, code }));
const repeated = 'Retryable writes are taken, but a write that is sent again is done again.';
const unordered = 'New fields are added in the order of the update.';

/** Where the MongoDB-compatible services of the integration tests are not as MongoDB. */
export const SERVICES_DIFFERENCES: Difference[] = [
  ...refused('Refused: no JavaScript.', '$where', '$function runs JavaScript'),
  ...refused('Refused: no change streams.', 'a change stream'),
  ...refused(
    'Refused: no collation here.',
    'a collection with a collation of its own',
    'distinct with a collation',
    'findOneAndUpdate with a collation',
    'an index with a collation',
    'updates with a collation',
    'a unique index compares plainly although an update does not',
    '$pull with a collation',
    '$group, $min and $addToSet with a collation',
  ),
  ...refused('Refused: no hint in findAndModify.', 'findOneAndUpdate with a hint'),
  ...refused('Refused: no capped collections.', 'a tailable cursor on a capped collection'),
  ...refused('Refused: no $$NOW in an update.', '$$NOW is one time for all documents of a command'),
  ...refused('Refused: a 2dsphere index stands alone.', 'a 2dsphere index with another field'),
  ...coded(115, 'create refuses a name that is taken, with other options'),
  ...coded(28, 'an update refuses $[] of something that is no array, and changes nothing'),
  ...coded(
    2,
    'an update refuses $pop of a number, and changes nothing',
    'an update refuses an empty part of a path, and changes nothing',
  ),
  ...coded(40, 'an update refuses $rename to itself, and changes nothing'),
  { behaviour: '$gt MinKey finds every type', how: 'Missing fields are not found.', answer: [1, 2, 3, 5, 6] },
  { behaviour: '$lt MaxKey finds every type', how: 'Missing fields are not found.', answer: [3, 4, 6] },
  {
    behaviour: '$addToSet as an accumulator',
    how: 'A missing field adds null.',
    answer: [new Set([null, 'x', 'y']), new Set([null])],
  },
  ...refused('Refused: no deviations of a list.', '$stdDevPop of decimals'),
  { behaviour: '$sum of fractions carries what is lost along', how: 'Adds up plainly.', answer: '0.9999999999999999' },
  { behaviour: '$sum of decimals and doubles', how: 'Doubles are taken in 15 digits.', answer: '1.100000000000000' },
  { behaviour: '$avg of decimals that does not end', how: 'In 17 digits.', answer: '1.3333333333333333' },
  { behaviour: '$avg of decimals rounds up', how: 'In 17 digits.', answer: '1.6666666666666667' },
  { behaviour: '$count of nothing gives nothing', how: 'Counts 0.', answer: [{ n: 0 }] },
  {
    behaviour: '$dateTrunc',
    how: 'Days are cut off in UTC, then moved to the time zone.',
    answer: [
      '2026-04-30T16:00:00Z',
      '2026-05-01T20:00:00Z',
      '2026-05-01T00:00:00Z',
      '2026-04-27T00:00:00Z',
      '2026-05-01T20:30:00Z',
    ].map((at) => new Date(at)),
  },
  { behaviour: 'a pipeline refuses $project without fields', how: 'Taken, and ignored.', answer: 4 },
  { behaviour: 'a projection refuses an empty document as a field', how: 'Taken as an empty field.', answer: { _id: 1 } },
  { behaviour: 'a write refuses a hint that names no index', how: 'Taken, and ignored.', answer: 1 },
  { behaviour: 'createIndex refuses two arrays in one document', how: 'Taken.', answer: 'a_1_b_1' },
  { behaviour: 'an insert refuses two arrays in one compound index', how: 'Taken.', answer: true },
  {
    behaviour: 'arrays sort downwards by their greatest element',
    how: 'An empty array sorts as null.',
    answer: [1, 2, 4, 3, 5, 6],
  },
  { behaviour: '$pull with a pattern', how: 'A pattern pulls only an equal pattern.', answer: { l: ['a', 'b'] } },
  { behaviour: '$rename', how: unordered, answer: '{"b":{},"z":1,"y":2}' },
  { behaviour: '$set adds new fields in order of their names', how: unordered, answer: '{"b":1,"a":2}' },
  { behaviour: 'an insert that is sent again is done once', how: repeated, answer: [[1, 1], 2] },
  { behaviour: 'an update that is sent again is done once', how: repeated, answer: [[1, 1], 2] },
  { behaviour: 'a findAndModify that is sent again answers as it did', how: repeated, answer: [[1, 2], 2] },
  { behaviour: 'a number that is older than the last is refused', how: 'Taken.', answer: undefined },
  { behaviour: 'a command that takes too long is ended by maxTimeMS', how: 'Taken, but nothing is ended.', answer: undefined },
];
