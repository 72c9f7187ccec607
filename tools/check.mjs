import { command } from './prepare/command.mjs';

command(() => import('./check/check.mjs'));
