/** Which kind of store answers: real MongoDB has no differences from itself. */
export type StoreKind = 'mongodb' | 'embedded' | 'services';

/** One way in which a store is not MongoDB. It answers `answer`, or else refuses, with `code` if one is given. */
export interface Difference {
  /** The title of the test that shows it. */
  behaviour: string;
  on: 'embedded' | 'services';
  /** What happens instead. */
  how: string;
  code?: number;
  answer?: unknown;
}

/** Every known difference; whatever is not listed is as in MongoDB. */
export const DIFFERENCES: Difference[] = [];
