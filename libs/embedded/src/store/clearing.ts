import { MARKERS, markerKey, numberIn } from './catalog-keys';
import type { Disk } from './disk';
import { allOf } from './rows';
import type { Writer } from './writer';

const AT_A_TIME = 1_000;

/** Clears away what was dropped, little by little, so that writers need not wait for long; goes on after a restart. */
export class Clearing {
  private busy = false;
  /** What is not to be cleared yet: it may still be kept. */
  private readonly reserved = new Set<number>();

  constructor(
    private readonly disk: Disk,
    private readonly writer: Writer,
  ) {}

  /** Gives up everything under the number of a collection or index; within a job of the writer. */
  discard(number: number): void {
    this.disk.put('catalog', markerKey(number), Buffer.alloc(1));
    setImmediate(() => void this.clear());
  }

  /** Has everything under a number cleared away after the next start, unless it is kept until then; within a job of the writer. */
  reserve(number: number): void {
    this.reserved.add(number);
    this.disk.put('catalog', markerKey(number), Buffer.alloc(1));
  }

  /** Keeps what was reserved; within a job of the writer. */
  keep(number: number): void {
    this.reserved.delete(number);
    this.disk.remove('catalog', markerKey(number));
  }

  /** Gives up what was reserved. */
  release(number: number): void {
    this.reserved.delete(number);
    setImmediate(() => void this.clear());
  }

  /** Clears until nothing is left. */
  async clear(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      while (this.markers().length && (await this.writer.submit(() => this.clearSome())));
    } catch {
      // The disk refused or the store is closing; the next round tries again.
    } finally {
      this.busy = false;
    }
  }

  private markers(): string[] {
    return [...this.disk.keys('catalog', MARKERS)].filter((marker) => !this.reserved.has(numberIn(marker)));
  }

  private clearSome(): boolean {
    let left = AT_A_TIME;
    for (const marker of this.markers()) {
      for (const room of ['documents', 'indexes'] as const) {
        for (const key of firstOf(this.disk.keys(room, allOf(numberIn(marker))), left)) {
          this.disk.remove(room, key);
          left -= 1;
        }
      }
      if (left <= 0) return true;
      this.disk.remove('catalog', marker);
    }
    return false;
  }
}

function firstOf(keys: Iterable<string>, count: number): string[] {
  const first: string[] = [];
  for (const key of keys) {
    if (first.length >= count) break;
    first.push(key);
  }
  return first;
}
