import { mkdtemp, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './command';
import { undoLater } from './left-behind';

/** A small disk in memory. */
export class Tmpfs {
  private constructor(readonly folder: string) {}

  /** Mounts one of so many megabytes; undefined where that is not allowed. */
  static async mount(megabytes: number): Promise<Tmpfs | undefined> {
    const folder = await mkdtemp(join(tmpdir(), 'linli-faults-disk-'));
    undoLater(() => rmdir(folder));
    const isMounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).then(
      () => true,
      () => false,
    );
    if (!isMounted) return undefined;
    undoLater(async () => void (await run('umount', ['-l', folder])));
    return new Tmpfs(folder);
  }

  async resize(megabytes: number): Promise<void> {
    await run('mount', ['-o', `remount,size=${megabytes}m`, this.folder]);
  }
}
