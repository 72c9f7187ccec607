import { command } from './prepare/command.mjs';

command(() => import('./faults/faults.mjs'));
