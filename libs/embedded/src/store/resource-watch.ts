import { statfsSync } from 'node:fs';
import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';

/** Bytes of what a store lives on. */
export interface Resources {
  memory: { total: number; available: number };
  /** The heap of the store's own thread. */
  heap: { limit: number; used: number };
  disk: { total: number; free: number };
}

const MB = 1024 * 1024;
const AGAIN_AFTER = 60 * 60_000;

/** What is running short, each with what to do about it. */
export function shortages({ memory, heap, disk }: Resources): string[] {
  const found: string[] = [];
  const mb = (bytes: number) => Math.round(bytes / MB);
  if (memory.available < memory.total * 0.1)
    found.push(
      `Memory runs short: ${mb(memory.available)} of ${mb(memory.total)} MB are left. Give the machine more, or move to MongoDB.`,
    );
  if (heap.used > heap.limit * 0.8)
    found.push(
      `The document store uses ${mb(heap.used)} of the ${mb(heap.limit)} MB that it may: look for queries that ask for very much at once.`,
    );
  if (disk.free < Math.min(disk.total * 0.1, 1024 * MB))
    found.push(`The disk of the data folder runs full: ${mb(disk.free)} MB are left. Writes are refused when it is full.`);
  return found;
}

/** The resources as they are now. */
export function resourcesOf(folder: string): Resources {
  const { heap_size_limit: limit, used_heap_size: used } = getHeapStatistics();
  const { blocks, bavail, bsize } = statfsSync(folder);
  const total = Math.min(totalmem(), process.constrainedMemory() || Infinity);
  return {
    memory: { total, available: process.availableMemory() },
    heap: { limit, used },
    disk: { total: blocks * bsize, free: bavail * bsize },
  };
}

/** Warns of what runs short, of the same thing once an hour. */
export class ResourceWatch {
  private readonly told = new Map<string, number>();

  constructor(
    private readonly warn: (text: string) => void,
    private readonly look: () => Resources,
  ) {}

  /** Looks once. */
  check(now: number): void {
    for (const text of shortages(this.look())) {
      const subject = text.split(' ', 2).join(' ');
      if (now - (this.told.get(subject) ?? -Infinity) < AGAIN_AFTER) continue;
      this.told.set(subject, now);
      this.warn(text);
    }
  }
}
