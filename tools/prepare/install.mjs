import { rmSync } from 'node:fs';
import { fingerprint } from './fingerprint.mjs';
import { inProject } from './project.mjs';
import { npm, run, withProgress } from './run.mjs';
import { hasStamp, leaveStamp, readOrNothing } from './stamp.mjs';

const STAMP = 'node_modules/.linli-lock';

/** Whether node_modules holds what the lock file names. */
export function isInstalled() {
  const wanted = fingerprint(['package-lock.json']);
  if (hasStamp(STAMP, wanted)) return true;
  if (!npmInstalledTheLock()) return false;
  leaveStamp(STAMP, wanted); // someone ran npm themselves
  return true;
}

/** Installs from the lock file. */
export async function install() {
  rmSync(inProject(STAMP), { force: true });
  const [program, ...args] = npm();
  const { code } = await withProgress('installing the packages of package-lock.json (once)', () =>
    run(program, [...args, 'ci', '--include=dev', '--loglevel=error'], { show: true }),
  );
  if (code !== 0) throw new Error('npm ci failed, see above. Nothing was built or started.');
  leaveStamp(STAMP, fingerprint(['package-lock.json']));
}

/** npm leaves a list of what it installed as its last act, so a list that agrees with the lock file proves a whole installation. */
function npmInstalledTheLock() {
  const installed = packagesOf('node_modules/.package-lock.json');
  const wanted = packagesOf('package-lock.json');
  return installed !== undefined && isInstallationOf(installed, wanted);
}

/** Whether the installed packages are those of the lock file; optional ones (binaries of other platforms) may be missing. */
export function isInstallationOf(installed, wanted) {
  const isMissing = ([path, { optional, version }]) =>
    path !== '' && installed[path]?.version !== version && !(optional && installed[path] === undefined);
  return !Object.entries(wanted).some(isMissing) && Object.keys(installed).every((path) => path in wanted);
}

function packagesOf(file) {
  const text = readOrNothing(inProject(file));
  return text && JSON.parse(text).packages;
}
