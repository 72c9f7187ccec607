import { command } from './prepare/command.mjs';

command(async () => {
  const { prepare } = await import('./prepare/prepare.mjs');
  await prepare();
  return import('./store/restore.mjs');
});
