import { once } from 'node:events';
import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';
import { Carrier } from './carrier';
import { Side, Weather } from './weather';

interface Target {
  readonly host: string;
  readonly port: number;
}

/** One client's way to the server. */
interface Connection {
  readonly client: Socket;
  readonly server: Socket;
}

/** Stands between clients and a server so that a test can spoil their connection in every way that a network can. */
export class FaultProxy {
  private readonly connections = new Set<Connection>();
  /** Ends of half-open connections. */
  private readonly orphans = new Set<Socket>();
  private readonly weather = new Weather();

  private constructor(
    private readonly listener: Server,
    private readonly target: Target,
  ) {
    listener.on('connection', (client) => this.open(client));
  }

  /** Listens on a free port of the loopback address. */
  static async to(host: string, port: number): Promise<FaultProxy> {
    const listener = createServer({ noDelay: true });
    const proxy = new FaultProxy(listener, { host, port });
    await once(listener.listen(0, '127.0.0.1'), 'listening');
    return proxy;
  }

  get port(): number {
    return (this.listener.address() as AddressInfo).port;
  }

  /** Adds so many milliseconds to the way of each byte, in each direction; 0 takes them away. */
  delay(milliseconds: number): void {
    this.weather.latencyMs = milliseconds;
  }

  /** Carries no more than so many bytes a second per connection and direction. */
  throttle(bytesPerSecond: number): void {
    this.weather.bytesPerSecond = bytesPerSecond;
  }

  /** Ends all connections in good order; new ones are carried. */
  cut(): void {
    this.weather.isFrozen = false;
    for (const { client, server } of this.connections) {
      client.destroy();
      server.destroy();
    }
  }

  /** Ends all connections with a reset, as a crashed machine that is asked again does; new ones are carried. */
  reset(): void {
    for (const connection of this.connections) resetBoth(connection);
  }

  /** Carries nothing more, without ending a connection or losing a byte, until it thaws or is cut. */
  freeze(): void {
    this.weather.isFrozen = true;
  }

  thaw(): void {
    this.weather.isFrozen = false;
  }

  /** Takes every connection from one side, and the other side is not told: it believes in a connection that leads nowhere. */
  halfOpen(gone: Side): void {
    for (const connection of this.connections) {
      this.connections.delete(connection);
      const [left, stays] = gone === 'client' ? [connection.client, connection.server] : [connection.server, connection.client];
      stays.removeAllListeners('close').on('error', () => stays.destroy());
      left.removeAllListeners('close').resetAndDestroy();
      this.orphans.add(stays);
      stays.on('close', () => this.orphans.delete(stays));
    }
  }

  /** Swallows every byte, also of new connections, until healed. */
  blackHole(): void {
    this.weather.isBlackHole = true;
  }

  /** Lets the next so many bytes of that side pass; then the connection that carries them is reset, once. */
  cutAfter(bytes: number, from: Side): void {
    this.weather.allowOnly(bytes, from);
  }

  /** Lets requests that are accepted reach the server and resets their connection when the answer comes, so many times. */
  loseAnswers(accepts: (request: Buffer) => boolean, times: number): void {
    let left = times;
    this.weather.losesAnswerTo = (request) => left > 0 && accepts(request) && left-- > 0;
  }

  /** Good weather again; connections that have lost bytes are reset. */
  heal(): void {
    if (this.weather.isBlackHole) this.reset();
    this.weather.isBlackHole = false;
    this.weather.losesAnswerTo = () => false;
    this.delay(0);
    this.throttle(Number.POSITIVE_INFINITY);
    this.thaw();
    for (const orphan of this.orphans) orphan.destroy();
  }

  async close(): Promise<void> {
    const closed = once(this.listener, 'close');
    this.listener.close();
    this.cut();
    for (const orphan of this.orphans) orphan.destroy();
    await closed;
  }

  private open(client: Socket): void {
    const server = connect({ ...this.target, noDelay: true });
    const connection = { client, server };
    this.connections.add(connection);
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.connections.delete(connection);
        other.destroy();
      });
    }
    this.carry(connection);
  }

  private carry(connection: Connection): void {
    const { client, server } = connection;
    const end = (): void => resetBoth(connection);
    client.on('data', (request) => {
      if (this.weather.losesAnswerTo(request)) server.removeAllListeners('data').once('data', end);
    });
    new Carrier(client, server, 'client', this.weather, end);
    new Carrier(server, client, 'server', this.weather, end);
  }
}

function resetBoth({ client, server }: Connection): void {
  client.resetAndDestroy();
  server.resetAndDestroy();
}
