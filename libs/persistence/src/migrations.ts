import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Connection } from 'mongoose';
import { isDuplicateKey } from './transactions';

/** One step of a database from an earlier version to this one. */
export interface Migration {
  /** Steps are taken in this order, each once. */
  readonly number: number;
  readonly name: string;
  /** May be run again from its beginning when it was cut off: what is done already must stay as it is. */
  run(connection: Connection): Promise<void>;
}

interface Record {
  readonly _id: number;
  readonly name: string;
  /** Who is at it, and until when that is believed. */
  readonly by: string;
  readonly until: Date;
  readonly doneAt?: Date;
}

const LEASE_MS = 30_000;
const POLL_MS = 200;

/**
 * Takes the steps that the database has not taken, before anything else uses it. Of several processes that start at once one takes
 * a step and the others wait; where that one dies, another begins the step anew.
 */
export async function migrate(connection: Connection, migrations: readonly Migration[]): Promise<void> {
  const inOrder = [...migrations].sort((a, b) => a.number - b.number);
  for (const migration of inOrder) await takeOnce(connection, migration);
}

async function takeOnce(connection: Connection, migration: Migration): Promise<void> {
  const by = `${process.pid} ${Math.random()}`;
  while (!(await isDone(connection, migration))) {
    if (await claim(connection, migration, by)) await take(connection, migration, by);
    else await pause(POLL_MS);
  }
}

const recordsOf = (connection: Connection) => connection.collection<Record>('migrations');

async function isDone(connection: Connection, { number }: Migration): Promise<boolean> {
  const record = await recordsOf(connection).findOne({ _id: number });
  return record?.doneAt !== undefined;
}

async function claim(connection: Connection, { number, name }: Migration, by: string): Promise<boolean> {
  const free = { _id: number, doneAt: { $exists: false }, until: { $lt: new Date() } };
  try {
    const claimed = { $set: { name, by, until: inLease() } };
    const { modifiedCount, upsertedCount } = await recordsOf(connection).updateOne(free, claimed, { upsert: true });
    return modifiedCount + upsertedCount > 0;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

async function take(connection: Connection, migration: Migration, by: string): Promise<void> {
  const own = { _id: migration.number, by };
  const renewal = setInterval(() => {
    recordsOf(connection)
      .updateOne(own, { $set: { until: inLease() } })
      .catch(() => undefined);
  }, LEASE_MS / 3);
  try {
    await migration.run(connection);
    await recordsOf(connection).updateOne(own, { $set: { doneAt: new Date() } });
    new Logger('migrations').log(`${connection.name}: ${migration.number} ${migration.name}`);
  } catch (error) {
    await recordsOf(connection).updateOne(own, { $set: { until: new Date(0) } });
    throw error;
  } finally {
    clearInterval(renewal);
  }
}

/** By the machine's clock: the injected one may stand in another year. */
const inLease = (): Date => new Date(Date.now() + LEASE_MS);
