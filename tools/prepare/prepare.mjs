import { build, isBuilt } from './build.mjs';
import { install, isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { inProject } from './project.mjs';

/** Makes node_modules and dist what the lock file and the sources ask for. Starts at the same time wait for each other. */
export async function prepare() {
  if (isInstalled() && isBuilt()) return;
  await withLock(inProject('.prepare.lock'), async () => {
    if (!isInstalled()) await install();
    if (!isBuilt()) await build();
  });
}
