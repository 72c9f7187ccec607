import type { Difference } from './difference';

const NOT_THERE = 238;
const refused = (how: string, ...behaviours: string[]): Difference[] =>
  behaviours.map((behaviour) => ({ behaviour, how, code: NOT_THERE }));
const unknownField = (how: string, behaviour: string): Difference[] => [{ behaviour, how, code: 40415 }];

/** Where the embedded store is not as MongoDB; almost all of it is refused by name, with code 238 (NotImplemented). */
export const EMBEDDED_DIFFERENCES: Difference[] = [
  ...refused('Refused: the store runs no JavaScript.', '$where', '$function runs JavaScript'),
  ...refused('Refused: no JSON schemas in filters.', '$jsonSchema'),
  ...refused(
    'Refused: expressions and operators on arrays compare plainly, and are not to be had with a collation.',
    '$expr with a collation',
    '$pull with a collation',
    '$lookup with a collation',
    '$group by an expression with a collation',
  ),
  ...refused('Refused: no indexes with a collation.', 'an index with a collation'),
  ...['a text index', 'a hashed index', 'a wildcard index'].map((behaviour) => ({
    behaviour,
    how: 'Refused: no indexes of this kind.',
    code: 67,
  })),
  ...refused('Refused: decimals are not added to fractions that are doubles.', '$sum of decimals and doubles'),
  ...refused('Refused: an aggregation does not write.', '$out replaces a collection', '$merge writes into a collection'),
  ...refused('Refused: no change streams.', 'a change stream'),
  { behaviour: 'a batch of several collections by the client', how: 'Refused: no bulkWrite command.' },
  ...unknownField('Refused: no validators.', 'a validator checks documents'),
  ...unknownField('Refused: no views.', 'a view shows what its pipeline makes'),
  ...unknownField('Refused: no collections with a collation.', 'a collection with a collation of its own'),
  ...unknownField('Refused: no capped collections.', 'a tailable cursor on a capped collection'),
  ...unknownField('Refused, as an unknown option.', 'create refuses a name that is taken, with other options'),
];
