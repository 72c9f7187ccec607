import { command } from './prepare/command.mjs';

command(() => import('./admin/admin.mjs'));
