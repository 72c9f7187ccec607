import { once } from 'node:events';
import { createServer } from 'node:net';

/** The port is not free; the message is one sentence for the person who started us. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
}

/** Throws PortTaken when something listens on the port already, before anything else is opened. */
export async function assertPortFree(port: number): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(port);
    await once(probe, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new PortTaken(`Port ${port} is in use: stop what listens there, or choose another one, as in PORT=3001 npm start.`);
  }
  probe.close();
  await once(probe, 'close');
}
