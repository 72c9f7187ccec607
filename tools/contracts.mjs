import { command } from './prepare/command.mjs';

command(() => import('./contracts/contracts.mjs'));
