import { Server } from 'node:http';
import { Socket } from 'node:net';
import { among, networkOf } from './network';

/** As many as an office or a mobile network's gateway has open at a time, not as many as hold all others off. */
const SHARE = 0.1;
const FEWEST = 50;
/** A request is answered within so long, or never; in ms. */
const LAST_ANSWERS_MS = 10_000;

interface Bounds {
  readonly most: number;
  /** Proxies have as many as they like: everybody stands behind them. */
  readonly trusted: readonly string[];
}

/** Closes connections beyond the most, and beyond a tenth of them from one address, or one network of IPv6. */
export function limitConnections(server: Server, { most, trusted }: Bounds): void {
  const perNetwork = Math.max(FEWEST, Math.floor(most * SHARE));
  const open = new Map<string, number>();
  const isProxy = among(trusted);
  server.maxConnections = most;
  server.on('connection', (socket: Socket) => {
    const { remoteAddress = '' } = socket;
    if (isProxy(remoteAddress)) return;
    const network = networkOf(remoteAddress);
    const count = (open.get(network) ?? 0) + 1;
    if (count > perNetwork) return void socket.destroy();
    open.set(network, count);
    socket.once('close', () => close(open, network));
  });
}

/**
 * Keeps an eye on who is connected; gives what to do when the server is about to close. Browsers open connections on which they then ask nothing: such are
 * dropped at once, for Node takes them for busy, and the others when the last answers are due.
 */
export function watchConnections(server: Server): () => void {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return () => {
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS).unref();
  };
}

function close(open: Map<string, number>, network: string): void {
  const left = (open.get(network) ?? 1) - 1;
  if (left === 0) open.delete(network);
  else open.set(network, left);
}
