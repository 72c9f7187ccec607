/** The lengths to which national tables fill a code, and how many zeros a level that is not named takes there. */
const FILLED: readonly (readonly [length: number, zeros: number])[] = [
  [12, 3],
  [9, 3],
  [6, 2],
];

/**
 * The code of an area without the zeros by which national tables fill it: `510108000000` and `510108` are one district, `510100` is a city. Anything
 * else stays as it is.
 */
export function plainCode(code: string): string {
  const filled = FILLED.find(([length, zeros]) => code.length === length && code.endsWith('0'.repeat(zeros)));
  return filled ? plainCode(code.slice(0, -filled[1])) : code;
}
