import { parseArgs } from 'node:util';
import { main as runTests } from '../test/run-tests.mjs';

/** npm run fuzz: thousands of requests to each operation, made from the OpenAPI document; `--runs N`, `--seed N` as a failure told it. */
export async function main(args) {
  const { values, positionals } = parseArgs({
    args,
    options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string' } },
    allowPositionals: true,
  });
  process.env.LINLI_FUZZ_RUNS = values.runs;
  if (values.seed !== undefined) process.env.LINLI_FUZZ_SEED = values.seed;
  return runTests(['e2e/fuzz', ...positionals.flatMap((operation) => ['-t', operation])]);
}
