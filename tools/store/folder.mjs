import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { withLock } from '../prepare/lock.mjs';
import { BSON } from './driver.mjs';

const ANSWERS_WITHIN = 5_000;
const HEAD = 21;
const OP_MSG = 2013;

/** Where the embedded store keeps its documents. */
export const storeFolder = ({ DATA_DIR }) => resolve(DATA_DIR || './data', 'store');

/** The file that holds everything the store keeps. */
export const dataFile = (folder) => join(folder, 'data.mdb');

/** Whether a store has ever been in the folder. */
export const hasData = (folder) => existsSync(dataFile(folder));

/** Does the work while no other of these commands changes the folder. */
export function alone(folder, work, texts) {
  mkdirSync(dirname(folder), { recursive: true });
  return withLock(`${folder}.lock`, work, () => console.error(`linli: ${texts.waiting}`));
}

/** The port of the store that runs on the folder, undefined if none does; a store too busy to answer counts as running. */
export async function portOfRunning(folder) {
  const mark = readMark(join(folder, 'open-by.json'));
  if (!mark) return undefined;
  const token = await tokenAt(mark.port);
  return token === mark.token || token === 'silent' ? mark.port : undefined;
}

function readMark(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Asks as the store asks another before it opens a folder (libs/embedded/src/store/folder-lock.ts). */
function tokenAt(port) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(hello()));
    const finish = (token) => {
      socket.destroy();
      done(token);
    };
    let bytes = Buffer.alloc(0);
    socket.setTimeout(ANSWERS_WITHIN, () => finish('silent'));
    socket.on('error', () => finish());
    socket.on('close', () => finish());
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      if (bytes.length >= 4 && bytes.length >= bytes.readInt32LE(0)) finish(tokenIn(bytes));
    });
  });
}

function hello() {
  const body = BSON.serialize({ hello: 1, $db: 'admin' });
  const head = Buffer.alloc(HEAD);
  head.writeInt32LE(HEAD + body.length, 0);
  head.writeInt32LE(OP_MSG, 12);
  return Buffer.concat([head, body]);
}

function tokenIn(bytes) {
  try {
    return BSON.deserialize(bytes.subarray(HEAD)).linli?.folder;
  } catch {
    return undefined;
  }
}
