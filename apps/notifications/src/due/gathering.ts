interface Waiting<T> {
  readonly one: T;
  readonly over: () => void;
  readonly failed: (error: unknown) => void;
}

/** Writes many things at once: what comes while one lot is being written is the next. There is never more here than is waited for. */
export class Gathering<T> {
  private waiting: Waiting<T>[] = [];
  private isWriting = false;

  constructor(private readonly write: (some: readonly T[]) => Promise<void>) {}

  /** Resolves when it is written; rejects when its lot could not be. */
  add(one: T): Promise<void> {
    const written = new Promise<void>((over, failed) => this.waiting.push({ one, over, failed }));
    if (!this.isWriting) void this.writeAll();
    return written;
  }

  private async writeAll(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      const lot = this.waiting;
      this.waiting = [];
      await this.write(lot.map(({ one }) => one)).then(
        () => lot.forEach(({ over }) => void over()),
        (error: unknown) => lot.forEach(({ failed }) => void failed(error)),
      );
    }
    this.isWriting = false;
  }
}
