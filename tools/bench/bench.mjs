import { existsSync } from 'node:fs';
import { NODE_OPTIONS } from '../prepare/node-options.mjs';
import { prepare } from '../prepare/prepare.mjs';
import { inProject } from '../prepare/project.mjs';
import { npm, run, withProgress } from '../prepare/run.mjs';

const PEERS = inProject('bench/peers');

/** Whether a benchmark has peers that are packages; the others are not to wait for their installation. */
const hasPeers = (word) => /^b[238]$/i.test(word);

/** npm run bench -- B2 [B3 …] [--long]: builds, installs the peers once, and runs the benchmarks one after another. */
export async function main(words) {
  if (words.every((word) => word.startsWith('-'))) throw new Error('which benchmark? For example: npm run bench -- B2');
  await prepare();
  await compile();
  if (words.some(hasPeers) && !existsSync(`${PEERS}/node_modules/.package-lock.json`)) await installPeers();
  const { code } = await run(process.execPath, ['--enable-source-maps', inProject('dist/bench/run.js'), ...words], {
    show: true,
    env: { NODE_OPTIONS },
  });
  return code;
}

/** Into dist beside what the benchmarks measure, with what of the fault suite they use; the build itself leaves both out, for they are not part of the product. */
async function compile() {
  const swc = inProject('node_modules/@swc/cli/bin/swc.js');
  const options = ['bench', 'faults', '--out-dir', 'dist', '--config-file', '.swcrc', '--ignore', '**/node_modules/**'];
  const { code, output } = await run(process.execPath, [swc, ...options]);
  if (code !== 0) throw new Error(output.trim());
}

async function installPeers() {
  const [program, ...args] = npm();
  const { code } = await withProgress('installing the peers of the benchmarks (once)', () =>
    run(program, [...args, 'ci', '--prefix', PEERS, '--loglevel=error'], { show: true }),
  );
  if (code !== 0) throw new Error('npm ci failed in bench/peers, see above.');
}
