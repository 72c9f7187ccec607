import mongoose from 'mongoose';
import { fill } from '../dead-letters/texts.mjs';
import { UsageError } from './order.mjs';

/** The official driver, of the version that the platform itself uses. */
export const { BSON, MongoClient } = mongoose.mongo;

const ANSWERS_WITHIN = 10_000;
const NO_SUCH_COMMAND = 59;

/** Does the work with a connected client, and closes it. */
export async function withClient(uri, work, texts) {
  const client = clientOf(uri, texts);
  try {
    await client.connect().catch((error) => {
      throw new Error(fill(texts.unreachable, { host: hostOf(uri), reason: error.message }));
    });
    return await work(client);
  } finally {
    await client.close();
  }
}

/** Throws a sentence unless a client can be made for the address; connects to nothing. */
export function demandAddress(uri, texts) {
  clientOf(uri, texts);
}

function clientOf(uri, texts) {
  try {
    return new MongoClient(uri, /serverSelectionTimeoutMS=/i.test(uri) ? {} : { serverSelectionTimeoutMS: ANSWERS_WITHIN });
  } catch (error) {
    throw new UsageError(fill(texts.notUri, { reason: error.message }));
  }
}

/** The address of a running embedded store. */
export const uriOfPort = (port) => `mongodb://127.0.0.1:${port}/?directConnection=true`;

/** An address without user, password and options, as it may be printed. */
export const hostOf = (uri) => uri.replace(/^[\w+]+:\/\/(?:[^@]*@)?/, '').replace(/[/?].*$/s, '');

/** Gives the store one of its own commands. */
export function administer(uri, command, texts) {
  const run = (client) => client.db('admin').command(command);
  return withClient(uri, run, texts).catch((error) => {
    throw error.code === NO_SUCH_COMMAND ? new Error(texts.storeTooOld) : error;
  });
}
