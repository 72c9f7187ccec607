import { Call, Outcome, trail } from '../handlers/call';

/** As many calls make a batch at most. */
export const BATCH = 300;

/** What became of a batch: why each of the calls failed that did. */
export type Failures = ReadonlyMap<Call, unknown>;

interface Waiting {
  readonly call: Call;
  settle(failures: Failures): void;
}

/** Makes batches of calls: what arrives while one is handled makes up the next, in order. One at a time, so that the order is kept. */
export class Gathering {
  private readonly waiting: Waiting[] = [];
  private isWorking: boolean = false;

  /** `handle` must not reject. */
  constructor(private readonly handle: (calls: readonly Call[]) => Promise<Failures>) {}

  /** Resolves when the batch that has the call in it is done, and rejects with why this call failed. */
  readonly take = (call: Call): Promise<Outcome> =>
    new Promise((resolve, reject) => {
      const settle = (failures: Failures): void => {
        if (failures.has(call)) reject(failures.get(call));
        else resolve(undefined);
      };
      this.waiting.push({ call, settle });
      this.begin();
    });

  /** What follows belongs to many messages and not to the one that happened to come first. */
  private begin(): void {
    if (this.isWorking) return;
    this.isWorking = true;
    trail.exit(() => setImmediate(() => void this.work()));
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, BATCH);
      const failures = await this.handle(batch.map(({ call }) => call));
      for (const { settle } of batch) settle(failures);
    }
    this.isWorking = false;
  }
}
