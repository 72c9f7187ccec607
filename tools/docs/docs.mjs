import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { prepare } from '../prepare/prepare.mjs';
import { inProject } from '../prepare/project.mjs';
import { errorsDocument } from './errors.mjs';
import { brokenLinks } from './links.mjs';
import { messagesDocument } from './messages.mjs';
import { loadPlatform } from './platform.mjs';
import { withSnippets } from './snippets.mjs';
import { storeConformanceDocument } from './store-conformance.mjs';

/**
 * npm run docs: writes the generated documents and the code in the written ones; with --check it only says which are out of
 * date or link to what is not there, and fails.
 */
export async function main(args) {
  await prepare();
  const documents = { ...writtenDocuments(), ...(await generatedDocuments()) };
  return args.includes('--check') ? check(documents) : write(documents);
}

async function generatedDocuments() {
  const platform = loadPlatform();
  return {
    'docs/messages.md': messagesDocument(platform),
    'docs/errors.md': errorsDocument(platform),
    'docs/store-conformance.md': storeConformanceDocument(),
    'docs/openapi.json': `${JSON.stringify(await platform.openApiDocument(), null, 2)}\n`,
    'docs/asyncapi.json': `${JSON.stringify(platform.asyncApiDocument(), null, 2)}\n`,
  };
}

/** Every Markdown file that people write, with its snippets as they are now. */
function writtenDocuments() {
  const files = ['.', 'docs', 'docs/decisions'].flatMap((folder) =>
    readdirSync(inProject(folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => (folder === '.' ? name : `${folder}/${name}`)),
  );
  return Object.fromEntries(files.map((file) => [file, filled(file)]));
}

function filled(file) {
  try {
    return withSnippets(read(file), read);
  } catch (error) {
    throw new Error(`${file}: ${error.message}`);
  }
}

function write(documents) {
  const changed = Object.entries(documents).filter(isStale);
  for (const [file, text] of changed) writeFileSync(inProject(file), text);
  console.log(changed.length === 0 ? 'linli: nothing to write' : `linli: wrote ${namesOf(changed)}`);
  return report(linkProblems(documents));
}

function check(documents) {
  const stale = Object.entries(documents).filter(isStale);
  const problems = linkProblems(documents);
  if (stale.length > 0) problems.push(`out of date: ${namesOf(stale)}; run: npm run docs`);
  if (problems.length === 0) console.log('linli: the documents are up to date');
  return report(problems);
}

function report(problems) {
  for (const problem of problems) console.error(`linli: ${problem}`);
  return problems.length > 0 ? 1 : 0;
}

const linkProblems = (documents) =>
  Object.entries(documents)
    .filter(([file]) => file.endsWith('.md'))
    .flatMap(([file, text]) => brokenLinks(file, text, (path) => existsSync(inProject(path))));

const isStale = ([file, text]) => !existsSync(inProject(file)) || read(file) !== text;
const namesOf = (documents) => documents.map(([file]) => file).join(', ');
const read = (file) => readFileSync(inProject(file), 'utf8');
