import { setTimeout as pause } from 'node:timers/promises';
import { ChangedMeanwhile } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { Connection } from 'mongoose';
import { Turns } from './turns';

/** Some seven seconds in all: a store holds what a killed client's transaction has written for about five. */
const ATTEMPTS = 40;

/**
 * Transactions at a time, fewer than there are connections: one that waits for another keeps its connection, and the other must
 * find one for its next step.
 */
const AT_A_TIME = 24;
/** Beside those: transactions that others may wait for. */
const WAITED_FOR_AT_A_TIME = 12;

/** Runs work in one multi-document transaction; Mongoose calls inside it join by themselves. */
@Injectable()
export class Transactions {
  private readonly turns = new Turns(AT_A_TIME);
  private readonly turnsWaitedFor = new Turns(WAITED_FOR_AT_A_TIME);

  constructor(@InjectConnection() private readonly connection: Connection) {}

  /**
   * Commits what `work` did, or nothing. Conflicts with other writers are tried again with growing, jittered pauses, so
   * `work` may run several times; after 40 attempts (some seconds) it throws ChangedMeanwhile.
   */
  run<T>(work: () => Promise<T>): Promise<T> {
    return this.attempts(this.turns, work);
  }

  /** The same for work that another transaction may be waiting for: it has turns of its own, or all could wait for a turn in vain. */
  runWaitedFor<T>(work: () => Promise<T>): Promise<T> {
    return this.attempts(this.turnsWaitedFor, work);
  }

  private async attempts<T>(turns: Turns, work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return await turns.take(() => this.once(work));
      } catch (error) {
        if (!isConflict(error)) throw error;
        await pause(Math.random() * Math.min(5 * 1.5 ** attempt, 400));
      }
    }
    throw new ChangedMeanwhile();
  }

  private once<T>(work: () => Promise<T>): Promise<T> {
    // The driver's own retry loop would go on for two minutes: an error that is not the driver's ends it at once.
    return this.connection
      .transaction(() =>
        work().catch((error) => {
          throw isConflict(error) ? new Conflict(error) : error;
        }),
      )
      .catch((error) => {
        throw error instanceof Conflict ? error.cause : error;
      }) as Promise<T>;
  }
}

class Conflict extends Error {
  constructor(cause: unknown) {
    super('conflict', { cause });
  }
}

/** True for an error that a second attempt of the whole transaction can cure. */
export function isConflict(error: unknown): boolean {
  const { hasErrorLabel } = error as { hasErrorLabel?: (label: string) => boolean };
  return typeof hasErrorLabel === 'function' && hasErrorLabel.call(error, 'TransientTransactionError');
}

/** MongoDB's code OutOfDiskSpace. */
const OUT_OF_DISK_SPACE = 14031;

/**
 * True for an error by which the store is away or was lost on the way, when it is not known whether anything was written, or by
 * which its disk is full.
 */
export const isStoreAway = (error: unknown): boolean =>
  error instanceof Error &&
  (/^Mongo(ose)?(Network|NotConnected|Pool|ServerSelection|TopologyClosed|WaitQueue)/.test(error.name) ||
    (error as { code?: unknown }).code === OUT_OF_DISK_SPACE);

/** True when a unique index refused the write; with `field`, when that index holds the field. */
export function isDuplicateKey(error: unknown, field?: string): boolean {
  const { code, keyPattern } = error as { code?: number; keyPattern?: object };
  return code === 11000 && (field === undefined || field in (keyPattern ?? {}));
}
