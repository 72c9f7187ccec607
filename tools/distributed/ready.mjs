import { setTimeout as pause } from 'node:timers/promises';

const LOOK_AGAIN = 200;
const READY_WITHIN = 60_000;

/** Resolves with the seconds it took until the address answers that it is ready; rejects after a minute or when aborted. */
export async function untilReady(address, signal) {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  while (!(await isReady(address, signal))) {
    signal.throwIfAborted();
    if (seconds() * 1000 > READY_WITHIN)
      throw new Error(`did not become ready within ${READY_WITHIN / 1000} s (${address}/health/ready)`);
    await pause(LOOK_AGAIN, undefined, { signal });
  }
  return seconds();
}

async function isReady(address, signal) {
  try {
    const response = await fetch(`${address}/health/ready`, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
