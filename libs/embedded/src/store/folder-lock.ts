import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { decode, encodeDoc } from './bson-types';

/*
 * Only one process may open a data folder. The folder holds the port of the server that has it and that server's token; a
 * second opener asks that port. Unlike a process number this stays true after a crash, a restart and in containers.
 */

type Lock = { host: string; port: number; token: string };

/** A store that is loading is slow to answer; rather refuse the folder than open it twice. */
const SILENT = 'silent';

/** Marks the folder as this server's; throws one sentence if another server has it open. */
export async function lockFolder(folder: string, lock: Lock): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'open-by.json');
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(lock), { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const other = readLock(file);
    const answer = other && (await tokenAt(other));
    if (other && (answer === other.token || answer === SILENT)) {
      throw new Error(`The data folder ${folder} is already open in another process (its store listens on port ${other.port}).`);
    }
    rmSync(file, { force: true });
  }
}

/** Takes the mark away, if it is this server's. */
export function unlockFolder(folder: string, token: string): void {
  const file = join(folder, 'open-by.json');
  if (readLock(file)?.token === token) rmSync(file, { force: true });
}

function readLock(file: string): Lock | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Lock;
  } catch {
    return undefined;
  }
}

/** The token of the store that listens at an address of this machine, undefined if there is none. */
function tokenAt({ host, port }: Lock): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, host === '0.0.0.0' ? '127.0.0.1' : host, () => socket.write(greeting()));
    const chunks: Buffer[] = [];
    const finish = (token?: string) => {
      socket.destroy();
      resolve(token);
    };
    socket.setTimeout(5_000, () => finish(SILENT));
    socket.on('error', () => finish());
    socket.on('close', () => finish());
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      if (bytes.length >= 4 && bytes.length >= bytes.readInt32LE(0)) finish(tokenIn(bytes));
    });
  });
}

function greeting(): Buffer {
  const body = encodeDoc({ hello: 1, $db: 'admin' });
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(2013, 12);
  return Buffer.concat([head, body]);
}

function tokenIn(bytes: Buffer): string | undefined {
  try {
    return (decode(bytes.subarray(21)).linli as { folder?: string } | undefined)?.folder;
  } catch {
    return undefined;
  }
}
