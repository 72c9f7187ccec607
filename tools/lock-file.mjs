import { command } from './prepare/command.mjs';

command(() => import('./check/lock-file.mjs'));
