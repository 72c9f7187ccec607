import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskSpace, type FilePages, unusedBytes } from './disk-space';

const tree = (leaves: number): FilePages => ({
  pageSize: 4096,
  lastPageNumber: 0,
  treeBranchPageCount: 1,
  treeLeafPageCount: leaves,
  overflowPages: 2,
  free: undefined as never,
});

describe('the room that a data folder has left', () => {
  it('counts what no tree of the file uses', () => {
    const file = { ...tree(1), lastPageNumber: 100, free: tree(3) };
    expect(unusedBytes(file, [tree(40), tree(10)])).toBe((100 - 4 - 6 - 43 - 13) * 4096);
  });

  it('holds what the disk has room for, and not more', () => {
    const folder = mkdtempSync(join(tmpdir(), 'linli-space-'));
    const space = new DiskSpace(folder, () => 0);
    expect(space.holds(0)).toBe(false);
    space.look();
    expect(space.holds(1_000)).toBe(true);
    expect(space.holds(2 ** 60)).toBe(false);
    space.take(2 ** 60);
    expect(space.holds(0)).toBe(false);
    rmSync(folder, { recursive: true });
  });
});
