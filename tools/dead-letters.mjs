import { command } from './prepare/command.mjs';

command(() => import('./dead-letters/dead-letters.mjs'));
