/** How long one code is shown. */
export const STEP_MS = 30_000;
/** Whoever has read a code has as long again to send it. */
const TAKEN_STEPS = 2;
const DIGITS = 8;

export const stepAt = (at: Date): number => Math.floor(at.getTime() / STEP_MS);

export const stepEndsAt = (step: number): Date => new Date((step + 1) * STEP_MS);

/** The steps whose codes are taken: that of the moment, and the one before. */
export const stepsTakenAt = (at: Date): number[] => Array.from({ length: TAKEN_STEPS }, (_each, back) => stepAt(at) - back);

/** A digest cut to digits as RFC 4226 (section 5.3) does. */
export function digitsOf(digest: Buffer): string {
  const number = digest.readUInt32BE((digest.at(-1) as number) & 0xf) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}
