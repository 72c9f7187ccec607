import { once } from 'node:events';
import { connect, Socket } from 'node:net';
import { Request } from './request';

interface Waiting {
  resolve(reply: Buffer): void;
  reject(error: Error): void;
}

/** A socket with one call at a time, which reads of an answer no more than its length. */
export class Connection {
  private waiting?: Waiting;
  private parts: Buffer[] = [];
  private missing = 0;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (part) => this.take(part as Buffer));
    socket.on('error', (error) => this.fail(error));
    socket.on('close', () => this.fail(new Error('the store closed a connection')));
  }

  static async open(uri: string): Promise<Connection> {
    const { hostname, port } = new URL(uri);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, 'connect');
    return new Connection(socket);
  }

  /** Sends the request as it is now, and resolves with the whole reply. */
  call(request: Request): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request.bytes);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(part: Buffer): void {
    if (this.parts.length === 0) this.missing = part.length < 4 ? Number.POSITIVE_INFINITY : part.readInt32LE(0);
    this.missing -= part.length;
    if (this.missing > 0) {
      this.parts.push(part);
      return;
    }
    const reply = this.parts.length === 0 ? part : Buffer.concat([...this.parts, part]);
    this.parts = [];
    this.waiting?.resolve(reply);
  }

  private fail(error: Error): void {
    this.waiting?.reject(error);
  }
}
