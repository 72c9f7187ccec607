import { mongo } from 'mongoose';

type Write = mongo.AnyBulkWriteOperation<mongo.Document>;

interface Waiting {
  readonly write: Write;
  resolve(): void;
  reject(error: unknown): void;
}

/** As many at once at most. */
const AT_MOST = 500;

/** Small writes to one collection: what comes while some are written goes together in the next trip to the store. */
export class GatheredWrites {
  private readonly waiting: Waiting[] = [];
  private isWriting: boolean = false;

  constructor(private readonly bulkWrite: (writes: Write[], options: { ordered: false }) => Promise<unknown>) {}

  /** Resolves when it is written, with those that came meanwhile; rejects with what the store says of this one. */
  write(write: Write): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ write, resolve, reject });
      if (!this.isWriting) void this.work();
    });
  }

  private async work(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) await this.writeSome(this.waiting.splice(0, AT_MOST));
    this.isWriting = false;
  }

  private async writeSome(some: readonly Waiting[]): Promise<void> {
    try {
      await this.bulkWrite(
        some.map(({ write }) => write),
        { ordered: false },
      );
      for (const { resolve } of some) resolve();
    } catch (error) {
      const refused = refusalsIn(error);
      for (const [at, { resolve, reject }] of some.entries()) {
        if (!refused) reject(error);
        else if (refused.has(at)) reject(refused.get(at));
        else resolve();
      }
    }
  }
}

/** What the store refused, by its place in the list; undefined where it has not said what became of the others. */
function refusalsIn(error: unknown): Map<number, unknown> | undefined {
  const { writeErrors } = error as { writeErrors?: { index: number }[] };
  return Array.isArray(writeErrors) && writeErrors.length > 0 ? new Map(writeErrors.map((one) => [one.index, one])) : undefined;
}
