/** Which kind of store answers: real MongoDB has no differences from itself. */
export type StoreKind = 'mongodb' | 'embedded' | 'services';

/** What happens instead of a behaviour: another answer, or else a refusal, with a code if one is given. */
export interface Difference {
  /** The title of the test that shows it. */
  behaviour: string;
  /** One sentence. */
  how: string;
  code?: number;
  answer?: unknown;
}
