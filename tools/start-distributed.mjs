import { command } from './prepare/command.mjs';

command(() => import('./distributed/start.mjs'));
