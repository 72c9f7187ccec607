/** Lets so many pieces of work run at a time; the others wait, in order. */
export class Turns {
  private running = 0;
  /** A set keeps the order and is quick to take the first out of. */
  private readonly waiting = new Set<() => void>();

  constructor(private readonly limit: number) {}

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.limit) await new Promise<void>((resolve) => this.waiting.add(resolve));
    else this.running++;
    try {
      return await work();
    } finally {
      this.pass();
    }
  }

  /** To the first that waits, without a gap in which somebody else could slip in. */
  private pass(): void {
    for (const next of this.waiting) {
      this.waiting.delete(next);
      next();
      return;
    }
    this.running--;
  }
}
