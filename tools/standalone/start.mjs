import Module from 'node:module';
import { endWithNpm } from '../prepare/follow-parent.mjs';
import { prepare } from '../prepare/prepare.mjs';
import { inProject } from '../prepare/project.mjs';

/**
 * npm start: prepares, then becomes the standalone app. The app runs in this very process, so a signal reaches it once, its
 * exit code is the command's, and nothing stays behind when the process is killed.
 */
export async function main() {
  endWithNpm();
  await prepare();
  process.setSourceMapsEnabled(true);
  process.argv[1] = inProject('dist/apps/standalone/src/main.js');
  Module.runMain();
}
