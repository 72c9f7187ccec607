import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { Service } from './commands/call';
import { dispatch } from './commands/dispatch';
import { Cursors } from './cursors';
import { demandSound, noteClosed } from './data-file';
import { Disk } from './disk';
import { lockFolder, unlockFolder } from './folder-lock';
import { ResourceWatch, resourcesOf } from './resource-watch';
import { Store } from './store';
import { Sweeper } from './sweeper';
import { TransactionLimits } from './transaction-limits';
import { type Message, MessageReader, replyBytes } from './wire';

/** Where the documents are kept and where the server listens. */
export interface StoreOptions {
  dataDir: string;
  /** 0, the default, takes any free port. */
  port?: number;
  /** Who can reach it, as an address to listen on; this machine alone, 127.0.0.1, unless told. */
  host?: string;
  /** How often expired documents are looked for, in ms; 30 s unless told. */
  sweepEveryMs?: number;
}

const OPEN = 'The document store knows no users: whoever can reach this machine can read and write everything in it';

/** A document store in this thread, answering MongoDB's protocol. */
export class StoreServer {
  private readonly sockets = new Set<Socket>();
  private readonly token = randomUUID();
  private readonly listener: Server;
  private service?: Service;
  private sweeper?: Sweeper;
  private limits?: TransactionLimits;

  private constructor(
    private readonly options: StoreOptions,
    private readonly warn: (text: string) => void,
  ) {
    this.listener = createServer({ noDelay: true }, (socket) => this.serve(socket));
  }

  /** Listens and loads the folder; `warn` is told in a sentence what somebody should look at. */
  static async open(options: StoreOptions, warn: (text: string) => void = () => undefined): Promise<StoreServer> {
    const server = new StoreServer(options, warn);
    server.listener.listen(options.port ?? 0, server.host);
    await once(server.listener, 'listening').catch((error: Error) => {
      throw new Error(`The document store cannot listen on port ${options.port}: ${error.message}`);
    });
    await server.load().catch((error: Error) => {
      server.disconnect();
      throw error;
    });
    return server;
  }

  private async load(): Promise<void> {
    const { dataDir, sweepEveryMs = 30_000 } = this.options;
    const { token, host, port } = this;
    await lockFolder(dataDir, { host, port, token });
    try {
      await demandSound(dataDir);
      const store = new Store(new Disk(dataDir), this.warn);
      this.service = { store, cursors: new Cursors(), token };
      const watch = new ResourceWatch(this.warn, () => resourcesOf(dataDir));
      this.sweeper = new Sweeper(this.service, watch, sweepEveryMs);
      this.limits = new TransactionLimits(store);
      if (!/^(127\.|::1$|localhost$)/.test(this.host)) this.warn(`${OPEN} (it listens on ${this.host})`);
    } catch (error) {
      unlockFolder(dataDir, token);
      throw error;
    }
  }

  private get host(): string {
    return this.options.host ?? '127.0.0.1';
  }

  private get port(): number {
    return (this.listener.address() as AddressInfo).port;
  }

  /** What a driver connects to; no database is named. */
  get uri(): string {
    return `mongodb://${this.host}:${this.port}/?replicaSet=rs0`;
  }

  private serve(socket: Socket): void {
    const reader = new MessageReader();
    const queue: Message[] = [];
    let busy = false;
    this.sockets.add(socket);
    const work = async () => {
      busy = true;
      for (let message = queue.shift(); message; message = queue.shift()) await this.answer(socket, message);
      busy = false;
    };
    socket.on('data', (chunk) => {
      this.service?.store.writer.stir();
      try {
        queue.push(...reader.push(chunk));
      } catch {
        socket.destroy();
      }
      if (!busy) void work();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.forget(socket));
  }

  private async answer(socket: Socket, message: Message): Promise<void> {
    if (!this.service) {
      socket.destroy();
      return;
    }
    const answer = await dispatch(this.service, message.command, socket);
    if (!message.silent && socket.writable) socket.write(replyBytes(message, answer));
  }

  private forget(socket: Socket): void {
    this.sockets.delete(socket);
    for (const transaction of this.service?.store.sessions.running() ?? []) {
      if (transaction.connection === socket) transaction.abort('its client disconnected');
    }
  }

  private disconnect(): void {
    this.sweeper?.stop();
    this.limits?.stop();
    this.listener.close();
    for (const socket of this.sockets) socket.destroy();
  }

  /** Stops answering, waits for the writes under way, and gives the folder free. */
  async close(): Promise<void> {
    this.disconnect();
    await this.service?.store.writer.close();
    await this.service?.store.disk.close();
    if (this.service) noteClosed(this.options.dataDir);
    unlockFolder(this.options.dataDir, this.token);
  }
}
