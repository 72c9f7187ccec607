import { KeyReused, StillRunning } from '@linli/contracts';

/** How a request ended, for those who made the same one meanwhile. */
export interface Outcome {
  readonly status: number;
  readonly body: unknown;
  /** It was there already. */
  readonly isKept?: true;
}

interface Running {
  readonly fingerprint: string;
  readonly outcome: Promise<Outcome>;
}

/** Longer than nearly any request takes, and shorter than people wait before they tap again. */
const JOIN_MS = 10_000;

/**
 * Requests with a key that this process is making now. The second tap gets the answer of the first as soon as that has one; told to
 * come again it would come many times, and each of them would cost as much as the request itself. As many as are in work at most.
 */
export class RunningRequests {
  private readonly byId = new Map<string, Running>();

  /**
   * The outcome of the same request if it is being made here, else undefined. Rejects as that one does, with KeyReused where it is
   * about something else, and with StillRunning where it takes longer than whoever asks would wait.
   */
  join(id: string, fingerprint: string): Promise<Outcome> | undefined {
    const running = this.byId.get(id);
    if (running === undefined) return undefined;
    if (running.fingerprint !== fingerprint) throw new KeyReused();
    return within(JOIN_MS, running.outcome);
  }

  /** Makes the request; until it has ended, others may join it. */
  async make(id: string, fingerprint: string, request: () => Promise<Outcome>): Promise<Outcome> {
    const outcome = request();
    this.byId.set(id, { fingerprint, outcome });
    try {
      return await outcome;
    } finally {
      this.byId.delete(id);
    }
  }
}

async function within(milliseconds: number, outcome: Promise<Outcome>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new StillRunning()), milliseconds);
  });
  try {
    return await Promise.race([outcome, patience]);
  } finally {
    clearTimeout(timer);
  }
}
