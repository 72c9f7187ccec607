import { IncomingMessage } from 'node:http';

const MOST_BYTES = 32 * 1024 * 1024;
const WITHIN_MS = 3_000;

/**
 * Reads and forgets what is still coming of a refused body. A client that is busy sending would otherwise find its connection
 * reset and never see the answer. Stops after 32 MiB or 3 s: whoever sends more than that is not listening.
 */
export async function drained(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, WITHIN_MS);
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) resolve();
    });
    for (const end of ['end', 'close', 'error']) request.once(end, resolve);
    request.once('close', () => clearTimeout(timer));
    request.resume();
  });
}
