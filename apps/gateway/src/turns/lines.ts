import { ServiceUnavailable } from '@linli/contracts';

/** Those of this process who wait for the same, in the order in which they came. As many as are in work at most. */
export class Lines {
  private readonly ends = new Map<string, Promise<void>>();

  /** What the work gives, which begins when that of those before is over; throws ServiceUnavailable where it has not come to that in time. */
  async wait<T>(key: string, withinMs: number, work: () => Promise<T>): Promise<T> {
    const before = this.ends.get(key);
    const leave = this.stand(key, before);
    try {
      if (before) await inTime(before, withinMs);
      return await work();
    } finally {
      leave();
    }
  }

  /** Whoever leaves before the turn has come does not let those behind pass those before. */
  private stand(key: string, before: Promise<void> | undefined): () => void {
    let leave: () => void = () => undefined;
    const own = new Promise<void>((resolve) => {
      leave = resolve;
    });
    const end = (before ?? Promise.resolve()).then(() => own);
    this.ends.set(key, end);
    void end.then(() => {
      if (this.ends.get(key) === end) this.ends.delete(key);
    });
    return leave;
  }
}

async function inTime(before: Promise<void>, withinMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new ServiceUnavailable()), withinMs);
  });
  try {
    await Promise.race([before, late]);
  } finally {
    clearTimeout(timer);
  }
}
