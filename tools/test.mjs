import { command } from './prepare/command.mjs';

command(() => import('./test/run-tests.mjs'));
