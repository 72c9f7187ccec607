import 'reflect-metadata';
import './tally/named';

import { undoAll } from './ground/left-behind';
import { runSuite } from './suite';

/** Stops once; whatever was started is stopped before the process ends. */
async function main(): Promise<void> {
  let ending = false;
  const end = async (code: number): Promise<void> => {
    if (ending) return;
    ending = true;
    await undoAll();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(130));
  const code = await runSuite(process.argv.slice(2)).catch((error: Error) => {
    console.error(`faults: ${error.stack ?? error.message}`);
    return 1;
  });
  await end(code);
}

void main();
