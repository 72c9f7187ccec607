import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { transformSync } from '@swc/core';
import { inProject } from '../prepare/project.mjs';

const require = createRequire(import.meta.url);
const { swcOptions } = require('../test/swc.cjs');
const FOLDER = 'libs/embedded/src/store/conformance';

const HEAD = `# The embedded store and MongoDB

What the conformance suite (\`${FOLDER}\`) tests, with the official driver and Mongoose, and where a store is
not as MongoDB 8. A difference is listed once, beside the suite, and is tested like everything else: the store refuses what it does
not have, or answers as told here. Of MongoDB's errors without a name (\`Location12345\`) only the refusal is compared. The services
are the MongoDB-compatible ones of the integration tests. Generated from the suite: \`npm run docs\`.
`;

/** docs/store-conformance.md: read off the titles of the tests, without running them. */
export function storeConformanceDocument() {
  const { DIFFERENCES } = loaded(`${FOLDER}/differences.ts`);
  const topics = topicsOf(readdirSync(inProject(FOLDER)).filter((file) => file.endsWith('.spec.ts')));
  const titles = topics.flatMap((topic) => topic.titles);
  demandUnique(titles);
  demandExercised(titles, DIFFERENCES);
  return [HEAD, ...topics.map((topic) => chapter(topic, DIFFERENCES))].join('\n');
}

function chapter({ title, titles }, { embedded, services }) {
  const told = (differences, behaviour) => differences.find((each) => each.behaviour === behaviour)?.how ?? 'as MongoDB';
  const rows = titles.map((each) => `| ${escaped(each)} | ${told(embedded, each)} | ${told(services, each)} |`);
  return `## ${title}\n\n| behaviour | embedded | services |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

const escaped = (text) => text.replace(/[|*<]/g, '\\$&');

function demandUnique(titles) {
  const twice = titles.find((title, i) => titles.indexOf(title) !== i);
  if (twice) throw new Error(`two behaviours of the store are called "${twice}"`);
}

function demandExercised(titles, differences) {
  for (const { behaviour } of Object.values(differences).flat()) {
    if (!titles.includes(behaviour)) throw new Error(`no test shows the difference "${behaviour}"`);
  }
}

/** Loads the specs with a describe and an it that only take down the titles. */
function topicsOf(files) {
  const topics = [];
  const nothing = () => undefined;
  const describe = (title, declare) => {
    topics.push({ title, titles: [] });
    declare();
  };
  const it = (title) => topics.at(-1).titles.push(title);
  const globals = { describe, it, beforeAll: nothing, afterAll: nothing, beforeEach: nothing, afterEach: nothing };
  Object.assign(globalThis, globals);
  for (const file of files) loaded(`${FOLDER}/${file}`);
  for (const name of Object.keys(globals)) delete globalThis[name];
  return topics;
}

/** Loads a TypeScript module of the suite, and what it imports of the suite; the store itself is not started. */
function loaded(path, cache = modules) {
  if (cache.has(path)) return cache.get(path).exports;
  const module = { exports: {} };
  cache.set(path, module);
  const { code } = transformSync(readFileSync(inProject(path), 'utf8'), { ...swcOptions, sourceMaps: false, filename: path });
  const local = (name) => (name.startsWith('./') ? loaded(`${FOLDER}/${name.slice(2)}.ts`) : outside(name));
  new Function('require', 'module', 'exports', code)(local, module, module.exports);
  return module.exports;
}

const modules = new Map();
const outside = (name) => (name.startsWith('..') ? {} : require(name));
