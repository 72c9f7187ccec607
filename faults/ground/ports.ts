import { once } from 'node:events';
import { AddressInfo, connect, createServer } from 'node:net';

const HIGHEST_PORT = 65_535;

/** A port that nobody listens on just now and, with `beside`, neither on the one so many numbers away. */
export async function freePort(beside = 0): Promise<number> {
  for (;;) {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await once(server.close(), 'close');
    if (port + beside <= HIGHEST_PORT && !(await listensOn(port + beside))) return port;
  }
}

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
