import { Violation } from '../check/violation';
import { Bench } from './bench';

/** What a scenario saw, in words, and what did not hold. */
export interface Finding {
  readonly saw: string;
  readonly violations: readonly Violation[];
  /** True where it could not be run here, and `saw` says why. */
  readonly isLeftOut?: boolean;
}

/** How much of it is asked for. */
export type Form = Pick<Bench, 'smoke'>;

interface Described {
  readonly id: string;
  /** What it does, in words. */
  readonly does: string;
  /** Found violations of this kind are what it is about: without them it fails. */
  readonly mustFind?: Violation['kind'];
}

/** One that breaks a running system. */
export interface SystemScenario extends Described {
  readonly alone?: false;
  /** Settings that the whole system has to be started with; the others share one system. */
  readonly environment?: NodeJS.ProcessEnv;
  run(bench: Bench): Promise<Finding>;
}

/** One that brings what it breaks, and needs neither broker nor apps. */
export interface LoneScenario extends Described {
  readonly alone: true;
  run(form: Form): Promise<Finding>;
}

export type Scenario = SystemScenario | LoneScenario;
