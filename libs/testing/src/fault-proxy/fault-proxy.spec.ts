import { once } from 'node:events';
import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';
import { until } from '../until';
import { FaultProxy } from './fault-proxy';

/** Answers each line with the same line, and knows who is connected. */
async function anEcho(): Promise<{ server: Server; port: number; sockets: Set<Socket>; heard: () => string }> {
  const sockets = new Set<Socket>();
  let heard = '';
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    socket.on('data', (bytes) => {
      heard += bytes;
      socket.write(bytes);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { server, port: (server.address() as AddressInfo).port, sockets, heard: () => heard };
}

let echo: Awaited<ReturnType<typeof anEcho>>;
let proxy: FaultProxy;
let clients: Socket[] = [];
beforeEach(async () => {
  echo = await anEcho();
  proxy = await FaultProxy.to('127.0.0.1', echo.port);
});
afterEach(async () => {
  for (const socket of [...clients, ...echo.sockets]) socket.destroy();
  clients = [];
  await proxy.close();
  await new Promise((closed) => echo.server.close(closed));
});

/** A client that keeps what it reads, and how it ended. */
async function aClient() {
  const socket = connect(proxy.port, '127.0.0.1');
  clients.push(socket);
  const seen = { socket, read: '', ended: '' };
  socket.on('data', (bytes) => {
    seen.read += bytes;
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    seen.ended = error.code ?? '?';
  });
  socket.on('close', () => {
    seen.ended ||= 'closed';
  });
  await once(socket, 'connect');
  return seen;
}

const carries = async (text = 'still there'): Promise<void> => {
  const client = await aClient();
  client.socket.write(text);
  await until('an echo', () => client.read === text);
};

describe('A fault proxy', () => {
  it('carries both ways, and large amounts in order', async () => {
    const client = await aClient();
    const text = Array.from({ length: 400_000 }, (_, at) => String(at)).join(' ');
    client.socket.write(text);
    await until('all of it', () => client.read.length === text.length);
    expect(client.read).toBe(text);
  });

  it('adds latency in each direction', async () => {
    proxy.delay(100);
    const [client, started] = [await aClient(), performance.now()];
    client.socket.write('slow');
    await until('an echo', () => client.read === 'slow');
    expect(performance.now() - started).toBeGreaterThanOrEqual(190);
  });

  it('narrows the way', async () => {
    proxy.throttle(100_000);
    const [client, started] = [await aClient(), performance.now()];
    client.socket.write('x'.repeat(20_000));
    await until('an echo', () => client.read.length === 20_000);
    expect(performance.now() - started).toBeGreaterThanOrEqual(180);
  });

  it('cuts, and carries the next connection', async () => {
    const client = await aClient();
    proxy.cut();
    await until('the end', () => client.ended === 'closed');
    await carries();
  });

  it('resets, so that the client is told of an error', async () => {
    const client = await aClient();
    client.socket.write('once');
    await until('an echo', () => client.read === 'once');
    proxy.reset();
    await until('the reset', () => client.ended === 'ECONNRESET');
    await carries();
  });

  it('freezes and thaws without losing a byte', async () => {
    const client = await aClient();
    proxy.freeze();
    client.socket.write('held');
    const other = await aClient();
    other.socket.write('held too');
    await new Promise(setImmediate);
    expect([client.read, other.read, echo.heard()]).toEqual(['', '', '']);
    proxy.thaw();
    await until('both', () => client.read === 'held' && other.read === 'held too');
  });

  it.each(['client', 'server'] as const)('leaves the other side in the belief when the %s is gone', async (gone) => {
    const client = await aClient();
    client.socket.write('before');
    await until('an echo', () => client.read === 'before');
    proxy.halfOpen(gone);
    const left = () => (gone === 'client' ? client.ended !== '' : echo.sockets.size === 0);
    await until('one side has ended', left);
    expect(gone === 'client' ? echo.sockets.size : client.ended).toBe(gone === 'client' ? 1 : '');
    await carries();
    proxy.heal();
    await until('the other side has ended', () => (gone === 'client' ? echo.sockets.size === 1 : client.ended !== ''));
  });

  it('swallows everything until it heals', async () => {
    const early = await aClient();
    proxy.blackHole();
    const late = await aClient();
    early.socket.write('lost');
    late.socket.write('lost');
    proxy.heal();
    await until('both resets', () => early.ended !== '' && late.ended !== '');
    expect([early.read, late.read, echo.heard()]).toEqual(['', '', '']);
    await carries();
  });

  it.each([
    ['client', 'abc', 'abc'],
    ['server', 'abcdef', 'abc'],
  ] as const)('cuts after three bytes from the %s, once', async (from, heard, read) => {
    const client = await aClient();
    proxy.cutAfter(3, from);
    client.socket.write('abcdef');
    await until('the end', () => client.ended !== '');
    expect(echo.heard()).toBe(heard);
    expect(read.startsWith(client.read)).toBe(true);
    await carries();
  });

  it('loses the answer to a request that has reached the server', async () => {
    proxy.loseAnswers((request) => request.includes('commit'), 1);
    const client = await aClient();
    client.socket.write('begin');
    await until('an echo', () => client.read === 'begin');
    client.socket.write('commit');
    await until('the end', () => client.ended !== '');
    expect([echo.heard(), client.read]).toEqual(['begincommit', 'begin']);
    await carries('commit');
  });
});
