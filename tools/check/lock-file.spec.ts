import { missingEntries } from '../complete-lock.mjs';
import { problemsOf } from './lock-file.mjs';

const swc = { version: '1.0.0', dev: true, optionalDependencies: { '@swc/core-darwin-arm64': '1.0.0' } };
const binary = { version: '1.0.0', cpu: ['arm64'], dev: true, optional: true, os: ['darwin'] };

describe('the lock file', () => {
  const manifest = { dependencies: { pino: '10.4.0' } };
  const packages = { '': manifest, 'node_modules/pino': { version: '10.4.0' } };

  it('may agree with package.json', () => expect(problemsOf(packages, manifest)).toEqual([]));

  it.each([
    ['package.json changed', packages, { dependencies: { pino: '10.4.1' } }, 'dependencies differ'],
    ['a range is given', { '': { dependencies: { pino: '^10' } } }, { dependencies: { pino: '^10' } }, 'not one exact version'],
    ['a registry is named', { ...packages, a: { resolved: 'https://registry.example/a.tgz' } }, manifest, 'names a registry'],
    ['a binary is missing', { ...packages, 'node_modules/@swc/core': swc }, manifest, 'binaries of other platforms are missing'],
  ])('is refused when %s', (_when, lock, against, problem) => {
    expect(problemsOf(lock, against)).toEqual([expect.stringContaining(problem)]);
  });

  it('gets the binaries of other platforms, described by their names', () => {
    expect(missingEntries({ 'node_modules/@swc/core': swc })).toEqual({ 'node_modules/@swc/core-darwin-arm64': binary });
    expect(missingEntries({ 'node_modules/@swc/core': swc, 'node_modules/@swc/core-darwin-arm64': binary })).toEqual({});
  });
});
