import { command } from './prepare/command.mjs';

command(() => import('./store/backup.mjs'));
