const { writeFileSync } = require('node:fs');

/** Leaves the counts of a run for tools/test.mjs, which prints them as the last line of all. */
module.exports = class CountReporter {
  onRunComplete(_contexts, results) {
    if (!process.env.LINLI_TEST_COUNTS) return;
    const counts = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    writeFileSync(process.env.LINLI_TEST_COUNTS, JSON.stringify(counts));
  }
};
