import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 20;

/** The first value of `look` that is neither undefined nor false; throws when there is none within `withinMs` milliseconds. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  withinMs = 45_000,
): Promise<Exclude<T, undefined | false>> {
  const end = Date.now() + withinMs;
  for (;;) {
    const value = await look();
    if (value !== undefined && value !== false) return value as Exclude<T, undefined | false>;
    if (Date.now() > end) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await pause(POLL_MS);
  }
}
