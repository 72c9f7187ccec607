import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const variablesIn = (source: string): string[] => [...source.matchAll(/^ {2}([A-Z_]+)\??:/gm)].map(([, name]) => name as string);

const SETTINGS = /^## Settings$([\s\S]*?)^## /m;
const table = SETTINGS.exec(read('docs/run-test-debug.md'))?.[1] ?? '';
const firstCells = [...table.matchAll(/^\| (`[^|]+`) \|/gm)].map(([, cell]) => cell as string);
const documented = firstCells.flatMap((cell) => [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name as string));
const configs = [
  'apps/standalone/src/config.ts',
  'apps/gateway/src/config.ts',
  'apps/gateway/src/accounts/account-settings.ts',
  'apps/gateway/src/audit/audit-settings.ts',
  'apps/gateway/src/limits/limit-settings.ts',
  'apps/gateway/src/data-accesses/data-access-settings.ts',
  'apps/gateway/src/erasures/erasure-settings.ts',
  'apps/gateway/src/limits/limit-settings.ts',
  'apps/gateway/src/single-sign-on/single-sign-on-settings.ts',
  'apps/notifications/src/text-settings.ts',
  'libs/personal-data/src/personal-data-settings.ts',
  'libs/service/src/config.ts',
];

describe('the table of settings', () => {
  it('has every variable that an app reads, once, and no other', () => {
    const variables = new Set(configs.flatMap((file) => variablesIn(read(file))));
    expect(new Set(documented)).toEqual(variables);
    expect(documented).toHaveLength(variables.size);
  });
});
