import { Answer } from './lines';

/** One person at the counter, each time that they ask. */
export interface Visit {
  readonly resident: string;
  readonly key: string;
  /** Of whoever asks; made before the rush begins. */
  headers?: Record<string, string>;
  answer?: Answer;
}
