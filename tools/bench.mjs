import { command } from './prepare/command.mjs';

command(() => import('./bench/bench.mjs'));
