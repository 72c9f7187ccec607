/** The last line of a test run, the same for every runner and language. */
export const countLine = ({ passed = 0, failed = 0, skipped = 0 }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** The sum of several runs. */
export function sumOf(runs) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const run of runs) for (const kind of Object.keys(total)) total[kind] += run[kind] ?? 0;
  return total;
}

/** The runner's own code, or 1 where it saw no reason to fail but a test failed or none was executed. */
export function exitCodeOf(runnersCode, { passed = 0, failed = 0 }) {
  if (passed + failed === 0) console.error('linli: no test was executed');
  return runnersCode || (failed > 0 || passed === 0 ? 1 : 0);
}
