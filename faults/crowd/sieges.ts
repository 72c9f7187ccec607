import { connect, Socket } from 'node:net';

interface Target {
  readonly port: number;
}

const HEAD = 'POST /sign-in HTTP/1.1\r\nHost: linli\r\nContent-Type: application/json\r\n';
const DRIP_MS = 500;

/** Connections that send their headers, or their bodies, byte by byte; how many of them are closed after a while is told. */
export class SlowClients {
  private readonly sockets: Socket[];
  private readonly timer: NodeJS.Timeout;

  constructor({ port }: Target, count: number) {
    this.sockets = Array.from({ length: count }, (_each, at) =>
      dripping(port, at % 2 === 0 ? HEAD : `${HEAD}Content-Length: 100000\r\n\r\n`),
    );
    this.timer = setInterval(() => {
      for (const socket of this.sockets) if (socket.writable) socket.write('x');
    }, DRIP_MS);
  }

  get open(): number {
    return this.sockets.filter(({ destroyed }) => !destroyed).length;
  }

  leave(): void {
    clearInterval(this.timer);
    for (const socket of this.sockets) socket.destroy();
  }
}

/** Idle connections from several addresses of this machine; how many are held is told. */
export class IdleConnections {
  private readonly sockets: Socket[] = [];

  async open({ port }: Target, { addresses, each }: { addresses: number; each: number }): Promise<void> {
    for (let address = 0; address < addresses; address++) {
      for (let count = 0; count < each; count++)
        this.sockets.push(silent(connect({ port, host: '127.0.0.1', localAddress: `127.0.1.${address + 1}` })));
      await Promise.all(
        this.sockets
          .slice(-each)
          .map((socket) => new Promise((settled) => socket.once('connect', settled).once('close', settled))),
      );
    }
  }

  get held(): number {
    return this.sockets.filter(({ destroyed }) => !destroyed).length;
  }

  leave(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}

function dripping(port: number, beginning: string): Socket {
  const socket = silent(connect(port, '127.0.0.1'));
  socket.once('connect', () => socket.write(beginning));
  return socket;
}

function silent(socket: Socket): Socket {
  socket.on('error', () => undefined).on('data', () => undefined);
  return socket;
}
