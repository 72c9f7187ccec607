/** How unkind a world is: the chance of each fault at each step. */
export interface Unkindness {
  /** A step at the store or the broker is not done, and the process is told so. */
  readonly refused: number;
  /** It is done, but the answer is lost. */
  readonly unanswered: number;
  /** A message is delivered twice. */
  readonly doubled: number;
  /** Deliveries overtake each other. */
  readonly reordered: number;
  /** Crashes of a process in the whole run. */
  readonly crashes: number;
}

export const GENTLE: Unkindness = { refused: 0, unanswered: 0, doubled: 0, reordered: 0, crashes: 0 };

const LONGEST_STEP_MS = 40;

/** What the seed decides: how long each step takes, and what goes wrong in it. The same seed decides the same again. */
export class World {
  private state: number;
  /** Changes to GENTLE when everything may come to rest. */
  unkindness: Unkindness;

  constructor(seed: number, unkindness: Unkindness) {
    this.state = seed >>> 0;
    this.unkindness = unkindness;
  }

  /** From 0 to below 1 (mulberry32). */
  random = (): number => {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };

  chance(of: number): boolean {
    return of > 0 && this.random() < of;
  }

  any<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.random() * list.length)];
  }

  /** Takes some time. */
  step(longestMs = LONGEST_STEP_MS): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, this.random() * longestMs));
  }
}

export const NEVER = new Promise<never>(() => {});

/** Whoever uses store and broker: once dead, nothing that it has begun goes on. */
export class Life {
  isDead: boolean = false;
  die: () => void = () => {};
  readonly death = new Promise<undefined>((resolve) => {
    this.die = () => {
      this.isDead = true;
      resolve(undefined);
    };
  });
}
