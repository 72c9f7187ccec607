const { availableParallelism } = require('node:os');
const { swcOptions } = require('./tools/test/swc.cjs');

/** Nest is published as ES modules. They are compiled to CommonJS like our TypeScript, so Jest needs no experimental flag. */
module.exports = {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/tools/test/global-setup.ts',
  globalTeardown: '<rootDir>/tools/test/global-teardown.ts',
  reporters: ['default', '<rootDir>/tools/test/count-reporter.cjs'],
  roots: ['apps', 'libs', 'e2e', 'tools', 'faults'].filter((folder) => require('node:fs').existsSync(`${__dirname}/${folder}`)),
  testMatch: ['**/*.spec.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  moduleNameMapper: {
    '^@linli/contracts$': '<rootDir>/libs/contracts/src/index.ts',
    '^@linli/contracts/([^/]+)$': '<rootDir>/libs/contracts/src/$1/index.ts',
    '^@linli/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^fast-check$': '<rootDir>/tools/test/fast-check.cjs',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.ts$': ['@swc/jest', swcOptions],
    '\\.m?js$': '<rootDir>/tools/test/esm-to-cjs.cjs',
  },
  transformIgnorePatterns: [],
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  maxWorkers: Math.min(4, availableParallelism()),
  // What a file leaves behind in its worker adds up over hundreds of them: at four gigabytes it ends.
  workerIdleMemoryLimit: '1500MB',
  // Generous: a busy machine must not fail a test; what takes long is told by the benchmarks, never by a test.
  testTimeout: 60_000,
  collectCoverageFrom: ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts', '!**/main.ts'],
  coverageProvider: 'v8',
};
