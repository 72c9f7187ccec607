import { Answer } from './lines';

/** One person at the counter, each time that they ask. */
export interface Visit {
  readonly resident: string;
  readonly key: string;
  /** Of whoever asks; made before the rush begins. */
  headers?: Record<string, string>;
  answer?: Answer;
  /** When it was first asked and when it was decided, by the stopwatch. */
  span?: { readonly from: number; readonly to: number };
}
