import { checkHere } from './data-file';

/* Reads a data folder through, as a process: ends with 0 and what it holds, or with 1 and a sentence on stderr. */

checkHere(process.argv[2]!).then(
  (inventory) => process.stdout.write(JSON.stringify(inventory)),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
