import { once } from 'node:events';
import { connect } from 'node:net';
import { freePorts } from '@linli/testing';

/** A port that nobody listens on just now. */
export const freePort = async (): Promise<number> => (await freePorts(1))[0] as number;

/** True where somebody accepts connections on the loopback address. */
export async function listensOn(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
