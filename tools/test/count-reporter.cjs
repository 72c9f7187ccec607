const { writeFileSync } = require('node:fs');
const { relative } = require('node:path');

/** Leaves the counts of a run for tools/test.mjs, which prints them as the last line of all, and which files failed and how. */
module.exports = class CountReporter {
  onRunComplete(_contexts, results) {
    if (!process.env.LINLI_TEST_COUNTS) return;
    const counts = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
      failures: results.testResults
        .filter(({ numFailingTests, testExecError }) => numFailingTests > 0 || testExecError)
        .map(failureOf),
    };
    writeFileSync(process.env.LINLI_TEST_COUNTS, JSON.stringify(counts));
  }
};

const failureOf = (result) => ({
  file: relative(process.cwd(), result.testFilePath),
  passed: result.numPassingTests,
  failed: result.numFailingTests + (result.testExecError ? 1 : 0),
  skipped: result.numPendingTests + result.numTodoTests,
  tests: result.testResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
});
