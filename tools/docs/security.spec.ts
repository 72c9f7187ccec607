import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const page = read('docs/security.md');
const part = (from: string, to?: string): string =>
  page.slice(page.indexOf(from), to === undefined ? undefined : page.indexOf(to));

/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has; those of level 3 have the highest numbers. */
const SECTIONS: Readonly<Record<string, number>> = {
  ...{ '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2, '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1 },
  ...{ '3.2': 2, '3.3': 4, '3.4': 6, '3.5': 5, '3.7': 2, '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4 },
  ...{ '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3, '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4 },
  ...{ '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2, '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1, '9.1': 3, '9.2': 4 },
  ...{ '10.1': 2, '10.2': 2, '10.3': 4, '10.4': 11, '10.5': 5, '10.6': 2, '10.7': 3 },
  ...{ '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1, '12.1': 3, '12.2': 2, '12.3': 4 },
  ...{ '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5, '14.1': 2, '14.2': 4, '14.3': 3, '15.1': 3, '15.2': 3, '15.3': 7 },
  ...{ '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3, '17.1': 1, '17.2': 4, '17.3': 2 },
};
const REQUIREMENTS = Object.entries(SECTIONS).flatMap(([section, count]) =>
  Array.from({ length: count }, (_each, at) => `V${section}.${at + 1}`),
);
const STATES = ['holds', 'partly', 'not yet', 'operator', 'none'];

const cellsOf = (row: string): string[] => row.split(' | ').map((cell) => cell.replace(/^\||\|$/g, '').trim());
const asvs = part('## OWASP ASVS', '## The tests')
  .split('\n')
  .filter((line) => line.startsWith('| V'))
  .map(cellsOf);
const named = part('## The tests')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [name = '', title = '', link = ''] = cellsOf(line);
    return { name, title, file: /\[(.+)\]/.exec(link)?.[1] ?? '' };
  });

describe('docs/security.md', () => {
  it('tells of each requirement of levels 1 and 2 once, and of no other', () => {
    const told = asvs.flatMap(([ids = '']) => ids.split(', '));
    expect([...told].sort((a, b) => a.localeCompare(b))).toEqual([...REQUIREMENTS].sort((a, b) => a.localeCompare(b)));
  });

  it('counts them right by their states', () => {
    const countOf = (wanted: string) => asvs.flatMap(([ids = '', state]) => (state === wanted ? ids.split(', ') : [])).length;
    const counted = part('| state | means', '## What is missing');
    for (const state of STATES) expect(counted).toMatch(new RegExp(`^\\| ${state} \\|.*\\| ${countOf(state)} \\|$`, 'm'));
    expect(STATES.reduce((sum, state) => sum + countOf(state), 0)).toBe(REQUIREMENTS.length);
  });

  it('has all ten of the API Security Top 10', () => {
    const ids = [...page.matchAll(/^\| (API\d+:2023) \|/gm)].map(([, id]) => id);
    expect(ids).toEqual(Array.from({ length: 10 }, (_each, at) => `API${at + 1}:2023`));
  });

  it.each(named.map(({ name, title, file }) => [name, title, file] as const))(
    'names a test that is there: %s',
    (_name, title, file) => {
      expect(existsSync(join(root, file))).toBe(true);
      expect(read(file)).toContain(`'${title}'`);
    },
  );

  it('cites only tests that it names, and each of them', () => {
    const cited = part('## OWASP API Security', '## The tests')
      .split('\n')
      .filter((line) => /^\| (V\d|API)/.test(line))
      .flatMap((line) => [...(cellsOf(line).at(-1) ?? '').matchAll(/`[\w-]+`/g)].map(([name]) => name));
    expect(new Set(cited)).toEqual(new Set(named.map(({ name }) => name)));
  });
});
