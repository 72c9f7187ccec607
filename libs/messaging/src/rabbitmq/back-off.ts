const FIRST_MS = 100;
const LONGEST_MS = 3_000;

/** How long to wait before attempt 2, 3, …: doubling from 0.1 s to 3 s, and up to half of it less, so that replicas do not come all at once. */
export const backOffMs = (attempt: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1)) * (1 - Math.random() / 2);
