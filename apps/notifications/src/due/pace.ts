const SECOND_MS = 1_000;

/** How many things may be begun: so many in any second at most, and none while the other side has asked for a pause. */
export class Pace {
  /** When each of the last second was begun. */
  private readonly begun: number[] = [];
  private pausedUntil = 0;

  /** Without `perSecond` there is no limit; `stopwatch` is in milliseconds. */
  constructor(
    private readonly perSecond: number | undefined,
    private readonly stopwatch: () => number = () => performance.now(),
  ) {}

  /** How many of so many may be begun now. */
  allows(count: number): number {
    if (this.stopwatch() < this.pausedUntil) return 0;
    if (this.perSecond === undefined) return count;
    this.forgetOld();
    return Math.min(count, Math.max(0, this.perSecond - this.begun.length));
  }

  /** So many are begun now. */
  begin(count: number): void {
    if (this.perSecond === undefined) return;
    this.begun.push(...new Array<number>(count).fill(this.stopwatch()));
  }

  /** Nothing is begun for so many milliseconds. */
  pause(ms: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, this.stopwatch() + ms);
  }

  /** In how many milliseconds something may be begun again. */
  get waitMs(): number {
    const first = this.perSecond !== undefined && this.begun.length >= this.perSecond ? (this.begun[0] ?? 0) + SECOND_MS : 0;
    return Math.max(0, Math.max(first, this.pausedUntil) - this.stopwatch());
  }

  private forgetOld(): void {
    const now = this.stopwatch();
    const kept = this.begun.findIndex((at) => at > now - SECOND_MS);
    this.begun.splice(0, kept === -1 ? this.begun.length : kept);
  }
}
