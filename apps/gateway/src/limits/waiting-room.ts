/** For so long there may come to be room, in ms. */
const HOPE_MS = 500;
/** Who waits costs a socket and some 5 KiB; pipelining could make them any number. */
const MOST = 4_096;

/** A request that is not in work yet. */
export interface Guest {
  readonly isRead: boolean;
  /** When it came, in ms. */
  readonly since: number;
  /** True once nobody waits for the answer any more. */
  isGone(): boolean;
}

/**
 * Requests that there was no room for. The oldest goes in when there is room again, changes before reads; who has hoped for half a second is turned away, but
 * only so many at a time: however many come, to refuse them takes a small part of the time, and those who ask again at once are slowed down by it.
 */
export class WaitingRoom<G extends Guest> {
  private readonly reads: G[] = [];
  private readonly changes: G[] = [];
  private leaving: G[] = [];

  get isFull(): boolean {
    return this.reads.length + this.changes.length + this.leaving.length >= MOST;
  }

  /** Who comes later does not overtake. */
  isEmptyOf(isRead: boolean): boolean {
    return this.of(isRead).length === 0;
  }

  add(guest: G): void {
    this.of(guest.isRead).push(guest);
  }

  /** The next of those who read, or of those who change something. */
  next(isRead: boolean): G | undefined {
    const waiting = this.of(isRead);
    for (let guest = waiting.shift(); guest; guest = waiting.shift()) if (!guest.isGone()) return guest;
    return undefined;
  }

  /** Up to so many of those who are to be turned away by now, the oldest first. */
  turnAway(now: number, most: number): G[] {
    for (const waiting of [this.changes, this.reads]) {
      const still = waiting.findIndex(({ since }) => since > now - HOPE_MS);
      this.leaving.push(...waiting.splice(0, still < 0 ? waiting.length : still));
    }
    this.leaving = this.leaving.filter((guest) => !guest.isGone());
    return this.leaving.splice(0, most);
  }

  private of(isRead: boolean): G[] {
    return isRead ? this.reads : this.changes;
  }
}
