import { closeSync, fsyncSync, linkSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs';
import type { Socket } from 'node:net';
import { isAbsolute, join } from 'node:path';
import type { Doc } from '../bson-types';
import { check } from '../data-file';
import { demand, StoreError } from '../errors';
import type { Store } from '../store';
import { verify } from '../verify';
import type { Call, Command } from './call';

/** Files are written for people of this machine only. */
function demandNeighbour({ connection }: Call): void {
  const { remoteAddress = '' } = connection as Socket;
  const near = remoteAddress === '::1' || /^(::ffff:)?127\./.test(remoteAddress);
  demand(near, 'Unauthorized', 'Backups can be asked for on the machine of the store only');
}

const linliBackup: Command = {
  fields: ['to'],
  async run(call) {
    const { to } = call.command;
    demandNeighbour(call);
    demand(typeof to === 'string' && isAbsolute(to), 'BadValue', "linliBackup needs 'to', the whole path of a file");
    try {
      return await backUp(call.store, to);
    } catch (error) {
      throw new StoreError('OperationFailed', `There is no backup at ${to}: ${(error as Error).message}`);
    }
  },
};

/** A copy of one moment, read through and flushed before it gets its name. */
async function backUp(store: Store, to: string): Promise<Doc> {
  const folder = mkdtempSync(`${to}.`);
  try {
    const copy = join(folder, 'data.mdb');
    await store.disk.copyTo(folder);
    const inventory = await check(folder);
    flush(copy);
    linkSync(copy, to);
    flush(join(to, '..'));
    return { bytes: statSync(to).size, ...inventory, ok: 1 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function flush(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

const linliCheck: Command = {
  fields: [],
  run({ store }) {
    try {
      return { ...verify(store.disk, { deep: true }), ok: 1 };
    } catch (error) {
      throw new StoreError('OperationFailed', (error as Error).message);
    }
  },
};

/** The commands that are this store's own: linliBackup copies it into a file, linliCheck reads it through. */
export const MAINTENANCE_COMMANDS: Record<string, Command> = { linliBackup, linliCheck };
