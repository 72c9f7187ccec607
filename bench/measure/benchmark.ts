/** One load that every contender of a benchmark is put under, such as "256 B, 32 at once". */
export interface Load {
  readonly name: string;
}

/** What one contender did under one load, once. */
export interface Sample {
  /** Effects per second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** What was lost, doubled or mixed up; empty when the run was correct. */
  readonly problems: readonly string[];
}

/** A contender that is up and takes one load after another. */
export interface Running<L extends Load> {
  run(load: L): Promise<Sample>;
  stop(): Promise<void>;
}

/** One way of doing the work. */
export interface Contender<L extends Load> {
  readonly name: string;
  readonly role: 'limit' | 'subject' | 'peer';
  /** Settings and durability, printed beside the figures. */
  readonly terms: string;
  /** Loads that it takes; all where this is missing. */
  takes?(load: L): boolean;
  start(): Promise<Running<L>>;
}

/**
 * A bound on the per-pair ratio of the subject to another contender (`against`) or to itself under another load (`than`); without both, on the
 * subject's own figure.
 */
export interface Goal {
  readonly load: string;
  readonly against?: string;
  readonly than?: string;
  readonly of: 'rate' | 'p50' | 'p99';
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** A benchmark: exactly one contender is the subject, limits come first. */
export interface Benchmark<L extends Load = Load> {
  readonly id: string;
  readonly title: string;
  /** The target in words, as docs and results show it. */
  readonly target: string;
  readonly goals: readonly Goal[];
  /** Whether contenders use the store that MONGODB_URI names. */
  readonly store: 'none' | 'MONGODB_URI';
  /** Whether contenders use the broker that AMQP_URL names. */
  readonly broker: 'none' | 'AMQP_URL';
  contenders(long: boolean): readonly Contender<L>[];
  loads(long: boolean): readonly L[];
  /** How many times subject and peers take turns; at least 5. */
  pairs(long: boolean): number;
  /** What else is worth knowing, a sentence each; measured when the contenders have gone. */
  notes?(long: boolean): Promise<string[]>;
}
