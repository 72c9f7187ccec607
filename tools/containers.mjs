import { command } from './prepare/command.mjs';

command(() => import('./containers/containers.mjs'));
