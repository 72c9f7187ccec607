import { Document, Long, UUID } from 'bson';
import { bookingOf, GIVEN, idOf } from '../booking';
import { Move, NAMES } from '../client';
import { Connection } from './connection';
import { demandOk, RefusedError } from './reply';
import { Request } from './request';

/** What the number of a transaction is before it is set: one that occurs nowhere else in a message. */
const NUMBER = 0x7a7a_7a7a_7a7a_7a7an;
const HOLE = idOf('xxxxxxxx', 0);
const TRIES = 1_000;

interface Step {
  readonly request: Request;
  readonly setNumber: (number: bigint) => void;
  readonly setId?: (id: string) => void;
  readonly n?: number;
}

/** The transactions of one connection: two inserts, an update and the commit, all encoded beforehand. */
export class Transactions {
  private number = 0n;
  private readonly inserts: readonly Step[];
  private readonly update: Step;
  private readonly commit: Step;
  private readonly abort: Step;

  constructor(
    private readonly connection: Connection,
    database: string,
  ) {
    const inside = { $db: database, lsid: { id: new UUID() }, txnNumber: Long.fromBigInt(NUMBER), autocommit: false };
    const insert = { insert: NAMES.moves, ...inside };
    this.inserts = [insertStep({ ...insert, startTransaction: true }), insertStep(insert)];
    this.update = updateStep({ update: NAMES.boxes, ...inside });
    this.commit = stepOf(Request.of({ commitTransaction: 1, ...inside, $db: 'admin' }));
    this.abort = stepOf(Request.of({ abortTransaction: 1, ...inside, $db: 'admin' }));
  }

  /** Runs one to its commit, and again from the start for as long as the store says that this may help. */
  async run(move: Move): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.attempt(move);
        return;
      } catch (error) {
        await this.connection.call(this.abort.request);
        if (!(error instanceof RefusedError && error.isTransient && attempt < TRIES)) throw error;
      }
    }
  }

  private async attempt({ run, at, box }: Move): Promise<void> {
    this.number += 1n;
    for (const step of [...this.inserts, this.update, this.commit, this.abort]) step.setNumber(this.number);
    for (const [place, step] of this.inserts.entries()) step.setId!(idOf(run, at + place));
    this.update.setId!(box);
    for (const { request, n } of [...this.inserts, this.update, this.commit]) demandOk(await this.connection.call(request), n);
  }
}

const stepOf = (request: Request): Step => ({ request, setNumber: request.long(NUMBER) });

function insertStep(command: Document): Step {
  const request = Request.of(command, { name: 'documents', documents: [{ ...bookingOf(GIVEN, 0), _id: HOLE }] });
  return { ...stepOf(request), setId: request.text(HOLE), n: 1 };
}

function updateStep(command: Document): Step {
  const request = Request.of(command, { name: 'updates', documents: [{ q: { _id: HOLE }, u: { $inc: { number: 1 } } }] });
  return { ...stepOf(request), setId: request.text(HOLE), n: 1 };
}
