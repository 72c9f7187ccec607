import { Call } from '../handlers/call';
import { Failures } from './gathering';
import { isOfThePlatform } from './of-the-platform';

/** Handles the calls as one; where that fails, each half by itself, until those are found that fail alone. Never rejects. */
export async function singleOut(calls: readonly Call[], handle: (calls: readonly Call[]) => Promise<void>): Promise<Failures> {
  try {
    await handle(calls);
    return new Map();
  } catch (error) {
    // Halves would fail for the same reason, each after a time-out of its own.
    if (calls.length === 1 || isOfThePlatform(error)) return new Map(calls.map((call) => [call, error]));
    const middle = calls.length >> 1;
    const first = await singleOut(calls.slice(0, middle), handle);
    return new Map([...first, ...(await singleOut(calls.slice(middle), handle))]);
  }
}
