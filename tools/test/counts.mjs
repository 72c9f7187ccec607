/** The last line of a test run, the same for every runner and language. */
export const countLine = ({ passed = 0, failed = 0, skipped = 0 }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

const KINDS = ['passed', 'failed', 'skipped'];

/** The sum of several runs. */
export function sumOf(runs) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const run of runs) for (const kind of KINDS) total[kind] += run[kind] ?? 0;
  return total;
}

/** A run whose failed files were run once more: these count as they ended; what passes only then is told as unsteady. */
export function withSecondTry(first, second) {
  const once = sumOf(first.failures);
  const counts = sumOf([first, second]);
  for (const kind of KINDS) counts[kind] -= once[kind];
  const stillFailed = new Set(second.failures.map(({ file }) => file));
  return { ...counts, failures: second.failures, unsteady: first.failures.filter(({ file }) => !stillFailed.has(file)) };
}

/** One line for each test that failed, and each that passed at the second try only. */
export function failureLines({ failures = [], unsteady = [] }) {
  const lines = (word, files) => files.flatMap(({ file, tests }) => namesOf(tests).map((name) => `${word}: ${file}: ${name}`));
  return [...lines('FAILED', failures), ...lines('UNSTEADY, passed at the second try', unsteady)];
}

const namesOf = (tests) => (tests.length > 0 ? tests : ['the file could not be run']);

/** The runner's own code, or 1 where it saw no reason to fail but a test failed or none was executed. */
export function exitCodeOf(runnersCode, { passed = 0, failed = 0 }) {
  if (passed + failed === 0) console.error('linli: no test was executed');
  return runnersCode || (failed > 0 || passed === 0 ? 1 : 0);
}
