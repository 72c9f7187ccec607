import { command } from './prepare/command.mjs';

command(() => import('./commits/commits.mjs'));
