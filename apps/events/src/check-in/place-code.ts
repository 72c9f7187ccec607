import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long one code is shown. */
export const STEP_MS = 30_000;
/** Whoever has read a code has as long again to send it. */
const TAKEN_STEPS = 2;
const DIGITS = 8;

export const stepAt = (at: Date): number => Math.floor(at.getTime() / STEP_MS);

export const stepEndsAt = (step: number): Date => new Date((step + 1) * STEP_MS);

/** The code of an event for one step: a time-based one-time password (RFC 6238) over SHA-256, cut as RFC 4226 (section 5.3) cuts it. */
export function placeCode(secret: Buffer, eventId: string, step: number): string {
  const mac = createHmac('sha256', secret).update(`${eventId} ${step}`).digest();
  const number = mac.readUInt32BE((mac.at(-1) as number) & 0xf) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The step whose code this is: of the moment, or of the one before; undefined for any other code. */
export function stepOf(
  code: string,
  eventId: string,
  { secrets, at }: { secrets: readonly Buffer[]; at: Date },
): number | undefined {
  const steps = Array.from({ length: TAKEN_STEPS }, (_each, back) => stepAt(at) - back);
  return steps.find((step) => secrets.some((secret) => isSame(placeCode(secret, eventId, step), code)));
}

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
