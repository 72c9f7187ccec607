/** So many in work say enough about how fast they are done, and are always taken. */
const FLOOR = 128;
/** Whoever is let in is to wait for about so long at most. */
const WAIT_S = 1;
/** A first look at a crowd says nothing: none of it is done yet. */
const FIRST_S = 1;
/** After so long without a crowd it is not known how fast the next one is served. */
const FORGET_S = 5;

/** What happened since the last look. */
export interface Glance {
  readonly done: number;
  readonly inWork: number;
  readonly seconds: number;
}

/**
 * How many requests may be in work so that nobody waits for much more than a second, by Little's law: as many as are done in a second. Whatever it is that
 * makes them slow, the gateway, a service or the store, is seen by that.
 */
export class Pace {
  private perSecond = 0;
  private busyS = 0;
  private calmS = 0;

  look({ done, inWork, seconds }: Glance): void {
    this.calmS = inWork < FLOOR ? this.calmS + seconds : 0;
    if (this.calmS > FORGET_S) this.busyS = 0;
    if (inWork < FLOOR) return;
    this.busyS += seconds;
    // The average of all at first, and then of the last second or so.
    this.perSecond += (done / seconds - this.perSecond) * (seconds / Math.min(this.busyS, FIRST_S));
  }

  /** No more than `most`; that many as long as it is not known. */
  room(most: number): number {
    return this.busyS < FIRST_S ? most : Math.min(most, Math.max(FLOOR, this.perSecond * WAIT_S));
  }
}
