import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadPlatform } from '../docs/platform.mjs';
import { prepare } from '../prepare/prepare.mjs';
import { inProject } from '../prepare/project.mjs';
import { namesThatDiffer, problemsBetween } from './compatible.mjs';
import { inLines } from './lines.mjs';
import { lockOf } from './lock.mjs';

const FILE = 'contracts.lock.json';

/**
 * npm run contracts: fails when a message has changed in a way that breaks those who know it as contracts.lock.json has it, or
 * when that file is behind. With --write it takes compatible changes over; --retire NAME says that
 * nobody uses a contract any more as that file has it: it may go, or change as it likes.
 */
export async function main(args) {
  const { values } = parseArgs({ args, options: { write: { type: 'boolean' }, retire: { type: 'string', multiple: true } } });
  await prepare();
  const [before, after] = [locked(), lockOf(loadPlatform())];
  const problems = problemsBetween(before, after, values.retire);
  for (const problem of problems) console.error(`linli: ${problem}`);
  if (problems.length > 0) return 1;
  const differing = namesThatDiffer(before, after);
  if (differing.length === 0) return console.log(`linli: ${FILE} holds all ${Object.keys(after).length} contracts as they are`);
  return values.write ? write(after, differing) : behind(differing);
}

function write(contracts, differing) {
  writeFileSync(inProject(FILE), `${inLines(contracts)}\n`);
  console.log(`linli: wrote ${FILE}: ${differing.join(', ')}`);
}

function behind(differing) {
  console.error(`linli: ${FILE} is behind with compatible changes of ${differing.join(', ')}; run: npm run contracts -- --write`);
  return 1;
}

const locked = () => (existsSync(inProject(FILE)) ? JSON.parse(readFileSync(inProject(FILE), 'utf8')) : {});
