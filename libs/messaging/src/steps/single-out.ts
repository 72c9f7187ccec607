import { ServiceUnavailable } from '@linli/contracts';
import { isStoreAway } from '@linli/persistence';
import { Call } from '../handlers/call';
import { Failures } from './gathering';

/** Handles the calls as one; where that fails, each half by itself, until those are found that fail alone. Never rejects. */
export async function singleOut(calls: readonly Call[], handle: (calls: readonly Call[]) => Promise<void>): Promise<Failures> {
  try {
    await handle(calls);
    return new Map();
  } catch (error) {
    if (calls.length === 1 || concernsAll(error)) return new Map(calls.map((call) => [call, error]));
    const middle = calls.length >> 1;
    const first = await singleOut(calls.slice(0, middle), handle);
    return new Map([...first, ...(await singleOut(calls.slice(middle), handle))]);
  }
}

/** Halves would fail for the same reason, each after a time-out of its own. */
const concernsAll = (error: unknown): boolean => isStoreAway(error) || error instanceof ServiceUnavailable;
