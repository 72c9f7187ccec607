import { statfsSync } from 'node:fs';

/*
 * LMDB does not survive a disk that is really full, so writes are refused before. Some of the disk is kept for removals, which write
 * too, and for documents that fit into none of the gaps in the file.
 */

const RESERVE = 4 * 1024 * 1024;
/** What stays of the reserve however large the gaps are; and gaps of less than this do not count, for the latest are not used at once. */
const FLOOR = 1024 * 1024;
/** What is put is written about so many times: into the journal, and pages are copied as a whole. */
const WRITTEN = 3;
/** With less than this, what was given up is to be used again at once. */
const SCARCE = 64 * 1024 * 1024;

/** What LMDB tells of the pages of a file, or of one of its trees. */
export interface FilePages {
  pageSize: number;
  lastPageNumber: number;
  treeBranchPageCount: number;
  treeLeafPageCount: number;
  overflowPages: number;
  free: FilePages;
}

/** The bytes of a file that none of its trees uses. */
export function unusedBytes(file: FilePages, rooms: FilePages[]): number {
  const used = [file, file.free, ...rooms].reduce(
    (sum, tree) => sum + tree.treeBranchPageCount + tree.treeLeafPageCount + tree.overflowPages,
    0,
  );
  return Math.max(0, file.lastPageNumber - used) * file.pageSize;
}

/** The room that a data folder has left. */
export class DiskSpace {
  private free = 0;
  private gaps?: number;

  constructor(
    private readonly folder: string,
    private readonly unused: () => number,
  ) {}

  /** Looks again; to be called before each write. */
  look(): void {
    const { bavail, bsize } = statfsSync(this.folder);
    this.free = bavail * bsize;
    this.gaps = undefined;
  }

  /** Whether little room is left. */
  get scarce(): boolean {
    return this.free < SCARCE;
  }

  /** Takes note of bytes that are put. */
  take(bytes: number): void {
    this.free -= bytes * WRITTEN;
    if (this.gaps !== undefined) this.gaps -= bytes * WRITTEN;
  }

  /** Whether so many bytes can be put: on the free disk, or small ones into the gaps of the file, half of which count. */
  holds(bytes: number): boolean {
    const wanted = bytes * WRITTEN;
    if (this.free - RESERVE > wanted) return true;
    if (this.free < FLOOR + wanted) return false;
    this.gaps ??= this.unused() / 2;
    return this.gaps > FLOOR + wanted;
  }
}
