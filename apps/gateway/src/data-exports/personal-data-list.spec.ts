import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSources } from './data-sources';

const ROOT = join(__dirname, '../../../..');
const PAGE = join(ROOT, 'docs/personal-data.md');

interface Row {
  readonly service: string;
  readonly collection: string;
  readonly exported: string;
  readonly erased: string;
}

/** The rows of the list of collections in the page. */
function listed(): Row[] {
  const [, list = ''] = readFileSync(PAGE, 'utf8').split('## Every collection');
  const lines = (list.split('\n## ', 1)[0] ?? '').split('\n').filter((line) => /^\| [a-z-]+ \| `/.test(line));
  return lines.map((line) => {
    const [service = '', collection = '', exported = '', erased = ''] = line.slice(2, -2).split(' | ');
    return { service, collection: collection.replaceAll('`', ''), exported, erased };
  });
}

const DECLARED = /collection: '(\w+)'|leaseSchema\('(\w+)'\)|connection\.collection<\w+>\('(\w+)'\)/g;

/** Collections that files of the folder declare. */
function declaredIn(folder: string): string[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  const code = files.filter((file) => /\.ts$/.test(file) && !/\.spec\.ts$|testing\//.test(file));
  const texts = code.map((file) => readFileSync(join(ROOT, folder, file), 'utf8'));
  return texts.flatMap((text) => [...text.matchAll(DECLARED)].map((found) => found.slice(1).find(Boolean) as string));
}

const SERVICES = ['gateway', 'events', 'volunteers', 'business-service', 'notifications'];
const placesOf = (rows: readonly Row[]) => rows.map(({ service, collection }) => `${service} ${collection}`);
const places = (service: string, folder: string) => declaredIn(folder).map((collection) => `${service} ${collection}`);

describe('the list of collections in docs/personal-data.md', () => {
  it('has every collection of every service, once', () => {
    const own = SERVICES.flatMap((service) => places(service, `apps/${service}/src`));
    const ofAll = ['messaging', 'persistence'].flatMap((library) => places('every', `libs/${library}/src`));
    const rows = placesOf(listed());
    expect(new Set(rows)).toEqual(new Set([...own, ...ofAll]));
    expect(new Set(rows).size).toBe(rows.length);
  });

  it('says of each what the export has of it, or why not, and what an erasure does', () => {
    const sections = namesOfSections();
    for (const { collection, exported, erased } of listed()) {
      const said = /^no(:| person)/.test(exported) || exported.split(', ').every((name) => sections.includes(name));
      expect({ collection, said, erased }).toEqual({ collection, said: true, erased: expect.stringMatching(/\w+/) });
    }
  });

  it('names every section of the export, and so does the table of sections', () => {
    const named = new Set(listed().flatMap(({ exported }) => exported.split(', ')));
    const [table = ''] = (readFileSync(PAGE, 'utf8').split('| section | from | what |')[1] ?? '').split('\n\n', 1);
    const inTable = new Set([...table.matchAll(/^\| ([a-z, -]+) \|/gm)].flatMap(([, names = '']) => names.split(', ')));
    for (const name of namesOfSections()) expect([name, named.has(name), inTable.has(name)]).toEqual([name, true, true]);
  });
});

function namesOfSections(): string[] {
  const nobody = undefined as never;
  return new DataSources(nobody, nobody, nobody, nobody, nobody).all.map(({ name }) => name);
}
