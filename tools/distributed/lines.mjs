import { createInterface } from 'node:readline';

/** Hands over a stream line by line; a last line without an end counts too. */
export function linesOf(stream, onLine) {
  createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', onLine);
}

/** Puts a name before a line, in a column as wide as the widest name. */
export const prefixed = (names) => {
  const width = Math.max(...names.map((name) => name.length));
  return (name, line) => `${name.padEnd(width)} │ ${line}`;
};
