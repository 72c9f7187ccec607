import { compareKeys } from './keys';

/** Texts that are added in lots and taken in order, with no long pause for sorting: lots of equal size are merged as they come. */
export class SortedRun {
  private readonly lots: string[][] = [];
  private sorted?: string[];
  private taken = 0;

  /** How many there are to be taken. */
  get size(): number {
    if (this.sorted) return this.sorted.length - this.taken;
    return this.lots.reduce((sum, { length }) => sum + length, 0);
  }

  /** True while texts may be added. */
  get isOpen(): boolean {
    return !this.sorted;
  }

  add(texts: string[]): void {
    this.lots.push(texts.sort(compareKeys));
    while (this.lots.length > 1 && this.lots.at(-2)!.length <= this.lots.at(-1)!.length) this.merge();
  }

  /** Two lots that are in order: sorting finds and joins them in one pass. */
  private merge(): void {
    const [a, b] = this.lots.splice(-2) as [string[], string[]];
    this.lots.push(a.concat(b).sort(compareKeys));
  }

  /** Nothing is added any more. */
  close(): void {
    while (this.lots.length > 1) this.merge();
    this.sorted = this.lots.pop() ?? [];
  }

  /** The next so many, in order; after `close`. */
  take(count: number): string[] {
    const next = this.sorted!.slice(this.taken, this.taken + count);
    this.taken += next.length;
    return next;
  }
}
