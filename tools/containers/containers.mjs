import { readdirSync, readFileSync } from 'node:fs';
import { DCLinter } from 'dclint';
import { parse } from 'yaml';
import { filesAt } from '../prepare/fingerprint.mjs';
import { inProject } from '../prepare/project.mjs';
import { composeProblems } from './compose.mjs';
import { dockerfileProblems } from './dockerfile.mjs';

const COMPOSE = 'docker-compose.yml';
// Matters of order and taste; that the gateway's port is open to all is what a server is for.
const NOT_OURS = [
  'service-keys-order',
  'services-alphabetical-order',
  'service-dependencies-alphabetical-order',
  'top-level-properties-order',
  'no-unbound-port-interfaces',
];
const NOT_IN_COMPOSE = ['standalone', 'web'];

/** Checks docker-compose.yml against the compose specification and our own rules, and the Dockerfile; needs no Docker. */
export async function main() {
  const compose = parse(readFileSync(inProject(COMPOSE), 'utf8'), { merge: true });
  const problems = [
    ...(await specificationProblems()),
    ...composeProblems(compose, appsWithSource()).map((problem) => `${COMPOSE}: ${problem}`),
    ...dockerfileProblems(readFileSync(inProject('Dockerfile'), 'utf8')).map((problem) => `Dockerfile: ${problem}`),
  ];
  for (const problem of problems) console.log(problem);
  return problems.length > 0 ? 1 : 0;
}

async function specificationProblems() {
  const rules = Object.fromEntries(NOT_OURS.map((rule) => [rule, 0]));
  const [{ messages }] = await new DCLinter({ rules, quiet: false, debug: false, exclude: [] }).lintFiles(
    [inProject(COMPOSE)],
    false,
  );
  return messages.map(({ line, rule, message }) => `${COMPOSE}:${line}: ${message} (${rule})`);
}

/** Each app that has a container of its own, with all the source text that may read its environment. */
function appsWithSource() {
  const libs = sourceOf('libs');
  return readdirSync(inProject('apps'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_IN_COMPOSE.includes(entry.name))
    .map(({ name }) => ({ name, source: sourceOf(`apps/${name}`) + libs }));
}

const sourceOf = (folder) =>
  filesAt(inProject(folder))
    .filter((path) => /(?<!\.spec)\.ts$/.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
