// Adds to package-lock.json the optional packages that the registry in use does not carry (binaries of other platforms).
// Without them "npm ci" refuses the lock file. They get version, os and cpu (read from the name) and no checksum; npm skips
// them on every other platform.
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = ['android', 'darwin', 'win32', 'linux', 'freebsd', 'openharmony', 'sunos', 'openbsd', 'netbsd', 'aix'];
const PROCESSORS = ['arm64', 'arm', 'x64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x'];

/** The optional packages that some package names and the lock file lacks, as entries for it. */
export function missingEntries(packages) {
  const missing = {};
  for (const [path, { dev, optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(optionalDependencies)) {
      const os = SYSTEMS.find((system) => name.includes(`-${system}`));
      if (os && !placesFor(name, path).some((place) => packages[place])) {
        missing[`node_modules/${name}`] = entry({ name, range, os, dev });
      }
    }
  }
  return missing;
}

function entry({ name, range, os, dev }) {
  const cpu = PROCESSORS.find((processor) => new RegExp(`-${processor}(?:$|[-e])`).test(name));
  return { version: range.replace(/^\D*/, ''), ...(cpu && { cpu: [cpu] }), ...(dev && { dev }), optional: true, os: [os] };
}

/** Where Node would look for the package, seen from the package at the path. */
function placesFor(name, path) {
  const folders = [path];
  for (let at = path; at.includes('node_modules/'); ) {
    at = at.slice(0, at.lastIndexOf('node_modules/')).replace(/\/$/, '');
    folders.push(at);
  }
  return folders.map((folder) => `${folder ? `${folder}/` : ''}node_modules/${name}`);
}

function completeLock(file) {
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingEntries(lock.packages);
  lock.packages = Object.fromEntries(Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`added ${Object.keys(missing).length} packages to ${file}`);
}

if (import.meta.filename === process.argv[1]) completeLock('package-lock.json');
