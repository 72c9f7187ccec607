import { Violation } from '../check/violation';
import { Bench } from './bench';

/** What a scenario saw, in words, and what did not hold. */
export interface Finding {
  readonly saw: string;
  readonly violations: readonly Violation[];
}

export interface Scenario {
  readonly id: string;
  /** What it does, in words. */
  readonly does: string;
  /** Settings that the whole system has to be started with; the others share one system. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Found violations of this kind are what it is about: without them it fails. */
  readonly mustFind?: Violation['kind'];
  run(bench: Bench): Promise<Finding>;
}
