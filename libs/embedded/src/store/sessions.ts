import { Binary } from 'bson';
import { type Doc, encodeDoc } from './bson-types';
import type { Holder } from './claims';
import type { Collection } from './collection';
import type { Disk } from './disk';
import { StoreError, transient } from './errors';
import type { WritingView } from './writing-view';

/** A transaction that its client has not ended yet; what each of these does is told in transaction.ts. */
export interface RunningTransaction extends Holder {
  readonly since: number;
  connection: object;
  /** Why it has ended; undefined while it runs. */
  readonly outcome?: string;
  view(collection: Collection): WritingView;
  knows(collection: Collection): boolean;
  commit(): boolean;
  abort(reason: string): void;
}

/** What a driver's session did last: its running transaction, or the answer to its last retryable write or commit. */
export interface Session {
  readonly id: string;
  number: number;
  lastUsed: number;
  transaction?: RunningTransaction;
  /** The answer to give again if the same number comes again. */
  answer?: Doc;
  outcome?: 'written' | 'committed' | 'aborted';
}

type Done = { outcome: 'written' | 'committed'; answer: Doc };

const FORGET_AFTER = 30 * 60_000;

/** The sessions that clients have opened; what they did last outlives a crash, so that a retried write is not done twice. */
export class Sessions {
  private readonly byId = new Map<string, Session>();

  /** The session that a command names, undefined if it names none. */
  of(command: Doc): Session | undefined {
    const lsid = command.lsid as { id?: unknown } | undefined;
    if (!(lsid?.id instanceof Binary)) return undefined;
    const id = Buffer.from(lsid.id.value()).toString('hex');
    let session = this.byId.get(id);
    if (!session) {
      session = { id, number: -1, lastUsed: 0 };
      this.byId.set(id, session);
    }
    session.lastUsed = Date.now();
    return session;
  }

  /** Takes up what was on disk about a session. */
  restore(key: string, { number, answer, outcome, at }: Doc): void {
    const id = Buffer.from(key, 'latin1').toString('hex');
    this.byId.set(id, {
      id,
      number: number as number,
      answer: answer as Doc,
      outcome: outcome as Session['outcome'],
      lastUsed: at as number,
    });
  }

  /** Notes on disk, within the write that it is about, what is to be answered if the session asks again, also after a crash. */
  note(disk: Disk, session: Session, done: Done): void {
    const entry = { number: session.number, ...done, at: session.lastUsed };
    disk.put('sessions', keyOf(session), encodeDoc(entry));
  }

  /** Ends a session at its client's wish; its transaction is rolled back. */
  end(ids: Doc[]): void {
    for (const id of ids) {
      const session = this.of({ lsid: id });
      session?.transaction?.abort('its session was ended');
    }
  }

  /** The transactions that are running. */
  *running(): Iterable<RunningTransaction> {
    for (const { transaction } of this.byId.values()) if (transaction) yield transaction;
  }

  /** Forgets sessions that were silent for 30 minutes, as drivers do; within a write of the disk. */
  forget(disk: Disk, now: number): void {
    const old = [...this.byId.values()].filter(({ lastUsed, transaction }) => !transaction && now - lastUsed > FORGET_AFTER);
    for (const session of old) {
      this.byId.delete(session.id);
      if (session.answer) disk.remove('sessions', keyOf(session));
    }
  }
}

function keyOf({ id }: Session): string {
  return Buffer.from(id, 'hex').toString('latin1');
}

/** The error for a transaction number that this session does not have open. */
export function noSuchTransaction(number: number): StoreError {
  return transient('NoSuchTransaction', `Given transaction number ${number} does not match any in-progress transactions.`);
}
