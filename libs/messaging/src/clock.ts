/** The time that people and rules live in; delays, leases and deadlines between machines use the machine's own time. */
export abstract class Clock {
  abstract now(): Date;
  /** Calls back whenever the clock is set by hand, so that what has become due is not waited for. */
  abstract onSet(listener: () => void): void;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }

  onSet(): void {
    // the system's time is never set by us
  }
}

/** A clock that can be set, and then goes on from there: for tests and demonstrations that live through days in seconds. */
export class AdjustableClock extends Clock {
  private offsetMs = 0;
  private readonly listeners: (() => void)[] = [];

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  onSet(listener: () => void): void {
    this.listeners.push(listener);
  }

  set(now: Date): void {
    this.offsetMs = now.getTime() - Date.now();
    for (const listener of this.listeners) listener();
  }
}
