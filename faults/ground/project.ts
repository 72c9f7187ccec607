import { join } from 'node:path';

/** The project's folder, seen from where the suite is built to: dist/faults/ground. */
export const project = join(__dirname, '../../..');
