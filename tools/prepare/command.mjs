import { requireNode } from './node-version.mjs';

/** Runs a tool: checks Node before any newer syntax is read, and turns an error into its message and exit code, 1 unless it has its own. */
export function command(load) {
  requireNode();
  return load()
    .then((tool) => tool.main(process.argv.slice(2)))
    .then((code) => {
      if (code !== undefined) process.exitCode = code;
    })
    .catch((error) => {
      console.error(process.env.LOG_LEVEL === 'debug' ? error : `linli: ${error.message}`);
      process.exitCode = error.exitCode ?? 1;
    });
}
