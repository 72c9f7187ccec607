import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inProject } from '../prepare/project.mjs';

const feature = 'apps/events/src/registrations';

/** A small project; each file is given by what it imports. */
const files: Record<string, string[]> = {
  [`${feature}/registration.ts`]: ['@linli/contracts/events', './waiting-list'],
  [`${feature}/waiting-list.ts`]: [],
  [`${feature}/bad-rule.ts`]: ['node:crypto', '@nestjs/common', 'mongoose', './registration.store'],
  [`${feature}/registration.schema.ts`]: ['mongoose', '@nestjs/mongoose', './registration'],
  [`${feature}/registration.store.ts`]: ['@nestjs/common', '@linli/persistence', './registration.schema'],
  [`${feature}/bad.store.ts`]: ['@linli/messaging'],
  [`${feature}/register.handler.ts`]: ['@nestjs/common', '@linli/messaging', '@linli/persistence', './registration.store'],
  [`${feature}/bad.handler.ts`]: ['./register.handler', 'node:fs', '../../../volunteers/src/teams/team', '@linli/nowhere'],
  [`${feature}/register.int.spec.ts`]: ['../testing/builders', '@linli/testing', 'node:fs', './register.handler'],
  'apps/events/src/testing/builders.ts': ['node:crypto', '../registrations/registration'],
  'apps/events/src/main.ts': ['@linli/testing', '../../../libs/messaging/src/inner'],
  'apps/volunteers/src/teams/team.ts': ['../../../events/src/registrations/waiting-list'],
  'apps/standalone/src/main.ts': ['../../events/src/main'],
  'libs/contracts/src/events/index.ts': ['class-validator', '@nestjs/swagger'],
  'libs/contracts/src/bad.ts': ['@nestjs/common'],
  'libs/messaging/src/index.ts': ['./inner'],
  'libs/messaging/src/inner.ts': ['./index', '../../../apps/events/src/main'],
  'libs/persistence/src/index.ts': [],
  'libs/testing/src/index.ts': ['typescript'],
};

function violations(folder: string): string {
  for (const [path, imports] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), `${imports.map((name) => `import '${name}';\n`).join('')}export {};\n`);
  }
  for (const name of ['dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) cpSync(inProject(name), join(folder, name));
  symlinkSync(inProject('node_modules'), join(folder, 'node_modules'), 'dir');
  const program = inProject('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [program, '--config', 'dependency-cruiser.cjs', '--output-type', 'err', 'apps', 'libs'];
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).stdout;
}

describe('the import rules', () => {
  let folder: string;
  let found: string[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'linli-imports-'));
    const lines = violations(folder).matchAll(/error ([\w-]+): (\S+) → (\S*)/g);
    found = [...lines].map(([, rule, from]) => `${rule}: ${from}`);
  }, 30_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    [`rules-stay-pure: ${feature}/bad-rule.ts`, 4],
    [`stores-know-the-database-only: ${feature}/bad.store.ts`, 1],
    [`handlers-read-like-the-sentence: ${feature}/bad.handler.ts`, 4],
    [`app-to-app: ${feature}/bad.handler.ts`, 1],
    ['app-to-app: apps/volunteers/src/teams/team.ts', 1],
    [`no-unknown-import: ${feature}/bad.handler.ts`, 1],
    ['rules-stay-pure: apps/volunteers/src/teams/team.ts', 1],
    ['lib-to-app: libs/messaging/src/inner.ts', 1],
    ['libs-by-their-entry: apps/events/src/main.ts', 1],
    ['no-test-code-in-production: apps/events/src/main.ts', 1],
    ['contracts-stay-pure: libs/contracts/src/bad.ts', 1],
  ])('report %s', (violation, times) => {
    expect(found.filter((each) => each === violation)).toHaveLength(times);
  });

  it('report cycles, and nothing that is allowed', () => {
    expect(found.some((each) => each.startsWith('no-circular: libs/messaging'))).toBe(true);
    const inGoodFiles = found.filter((each) => !/bad|main\.ts|inner\.ts|team\.ts|no-circular/.test(each));
    expect(inGoodFiles).toEqual([]);
  });
});
