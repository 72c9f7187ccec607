import { command } from './prepare/command.mjs';

command(() => import('./standalone/start.mjs'));
