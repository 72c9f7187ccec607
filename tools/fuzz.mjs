import { command } from './prepare/command.mjs';

command(() => import('./fuzz/fuzz.mjs'));
