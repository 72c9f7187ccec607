import { existsSync } from 'node:fs';
import { prepare } from '../prepare/prepare.mjs';
import { inProject } from '../prepare/project.mjs';
import { run } from '../prepare/run.mjs';
import { steps } from './steps.mjs';

/**
 * npm run check: all that CI runs except the tests, or only the steps named. One line per step; every failure is shown, not
 * only the first.
 */
export async function main(names) {
  await prepare();
  const failures = [];
  for (const step of chosen(names)) {
    const started = performance.now();
    const { mark, output, why = '' } = await outcomeOf(step);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${mark.padEnd(8)} ${step.name.padEnd(12)} ${seconds.padStart(5)} s${why}`);
    if (mark === 'FAILED') failures.push(`\n── ${step.name} ──\n${output.trim()}`);
  }
  for (const failure of failures) console.log(failure);
  console.log(failures.length === 0 ? 'All checks passed.' : `\n${failures.length} checks failed.`);
  return failures.length === 0 ? 0 : 1;
}

function chosen(names) {
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown) throw new Error(`there is no check "${unknown}"; there are ${steps.map(({ name }) => name).join(', ')}`);
  return names.length === 0 ? steps : steps.filter(({ name }) => names.includes(name));
}

async function outcomeOf({ args, needs }) {
  if (needs && !existsSync(inProject(needs))) return { mark: 'left out', output: '', why: `  there is no ${needs}` };
  const { code, output } = await run(process.execPath, args);
  return { mark: code === 0 ? 'ok' : 'FAILED', output };
}
