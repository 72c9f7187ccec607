import { command } from './prepare/command.mjs';

command(() => import('./docs/docs.mjs'));
