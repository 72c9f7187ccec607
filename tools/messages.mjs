import { command } from './prepare/command.mjs';

command(() => import('./messages/messages.mjs'));
