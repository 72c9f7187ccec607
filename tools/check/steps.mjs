import { existsSync } from 'node:fs';
import { inProject } from '../prepare/project.mjs';

const bin = (path) => inProject('node_modules', path);
const words = (text) => text.split(' ');
const folders = ['apps', 'libs', 'e2e', 'bench', 'faults'].filter((folder) => existsSync(inProject(folder)));

/** What `npm run check` does, in order: cheap and likely to fail first. `needs` is a file without which the step is left out. */
export const steps = [
  { name: 'commits', args: [inProject('tools/commits.mjs')] },
  { name: 'lock', args: [inProject('tools/lock-file.mjs')] },
  { name: 'containers', args: [inProject('tools/containers.mjs')] },
  { name: 'sizes', args: [inProject('tools/sizes.mjs')] },
  {
    name: 'lint',
    args: [
      bin('@biomejs/biome/bin/biome'),
      ...words('check --error-on-warnings --diagnostic-level=warn --max-diagnostics=100'),
      '.',
    ],
  },
  {
    name: 'imports',
    args: [
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      ...words('--config dependency-cruiser.cjs --output-type err'),
      ...folders,
    ],
  },
  { name: 'types', args: [bin('typescript/bin/tsc'), ...words('--project tsconfig.check.json')] },
  { name: 'contracts', args: [inProject('tools/contracts.mjs')], needs: 'tools/contracts.mjs' },
  { name: 'docs', args: [inProject('tools/docs.mjs'), '--check'], needs: 'tools/docs.mjs' },
];
