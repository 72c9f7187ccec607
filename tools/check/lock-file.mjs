import { readFileSync } from 'node:fs';
import { missingEntries } from '../complete-lock.mjs';
import { inProject } from '../prepare/project.mjs';

const read = (file) => JSON.parse(readFileSync(inProject(file), 'utf8'));

/** Checks that the lock file agrees with package.json, names no registry and holds the binaries of every platform. */
export function main() {
  const problems = problemsOf(read('package-lock.json').packages, read('package.json'));
  for (const problem of problems) console.log(problem);
  return problems.length > 0 ? 1 : 0;
}

export function problemsOf(packages, manifest) {
  const top = packages[''] ?? {};
  const differs = ['dependencies', 'devDependencies'].filter((kind) => !sameEntries(top[kind], manifest[kind]));
  const inexact = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    ([, range]) => !/^\d/.test(range),
  );
  const addressed = Object.entries(packages).filter(([, { resolved }]) => /^https?:/.test(resolved ?? ''));
  const missing = Object.keys(missingEntries(packages));
  return [
    ...differs.map((kind) => `${kind} differ from package.json: run npm install`),
    ...inexact.map(([name, range]) => `${name}: "${range}" is not one exact version`),
    ...addressed.map(([path]) => `${path} names a registry: install with the project's .npmrc`),
    ...(missing.length > 0
      ? [`binaries of other platforms are missing (${missing[0]} …): run node tools/complete-lock.mjs`]
      : []),
  ];
}

const sameEntries = (a = {}, b = {}) => JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
