import { command } from './prepare/command.mjs';

command(() => import('./prepare/build-command.mjs'));
