import { command } from './prepare/command.mjs';

command(() => import('./sizes/sizes.mjs'));
