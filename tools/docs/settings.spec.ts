import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const variablesIn = (source: string): string[] => [...source.matchAll(/^ {2}([A-Z_]+)\??:/gm)].map(([, name]) => name as string);

const SETTINGS = /^## Settings$([\s\S]*?)^## /m;
const table = SETTINGS.exec(read('docs/run-test-debug.md'))?.[1] ?? '';
const firstCells = [...table.matchAll(/^\| (`[^|]+`) \|/gm)].map(([, cell]) => cell as string);
const documented = firstCells.flatMap((cell) => [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name as string));
/** Where an app or a library says what it reads from its environment. */
const configs = ['apps', 'libs'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\/src\/(.*\/)?(config|[a-z-]+-settings)\.ts$/.test(file))
    .map((file) => `${folder}/${file}`),
);

describe('the table of settings', () => {
  it('has every variable that an app reads, once, and no other', () => {
    const variables = new Set(configs.flatMap((file) => variablesIn(read(file))));
    expect(new Set(documented)).toEqual(variables);
    expect(documented).toHaveLength(variables.size);
  });
});
