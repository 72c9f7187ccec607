import { ListDeadLettersBody } from '@linli/contracts/dead-letters';
import { Page, pageOf, Turns } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, QueryFilter } from 'mongoose';
import { DeadLetter } from './dead-letter.schema';

/** A failure as the letters learn of it: the attempts since the message was published or last replayed. */
export type Failure = Omit<DeadLetter, 'state' | 'settledAt'>;

@Injectable()
export class DeadLetterStore {
  /** A flood of letters leaves connections to those whose work it is to be done with them. */
  private readonly turns = new Turns(8);

  constructor(@InjectModel(DeadLetter.name) private readonly letters: Model<DeadLetter>) {}

  /**
   * Keeps the letter; the same message of the same handler is kept once, with its latest reason and all its attempts. A
   * discarded one stays so: somebody has decided.
   */
  keep(failure: Failure): Promise<void> {
    return this.turns.take(() => this.keepOnce(failure));
  }

  private async keepOnce({ _id, firstSeen, ...failure }: Failure): Promise<void> {
    const earlier = await this.find(_id);
    if (earlier?.state === 'discarded') return;
    const attempts = attemptsInAll(earlier, failure.attempts);
    const change = { $set: { ...failure, attempts, state: 'kept' }, $unset: { settledAt: 1 }, $setOnInsert: { firstSeen } };
    await this.letters.updateOne({ _id }, change, { upsert: true });
  }

  find(id: string): Promise<DeadLetter | null> {
    return this.letters.findById(id).lean<DeadLetter>();
  }

  /** Letters that stand so, those that failed last first. */
  page({ state = 'kept', limit, after, ...filter }: ListDeadLettersBody): Promise<Page<DeadLetter>> {
    return pageOf(this.letters, matching({ state, ...filter }), { limit, after, by: 'lastSeen', direction: -1 });
  }

  /** Kept letters, oldest first; a letter that comes back keeps its place, so a walk through all pages meets it once. */
  batch({ limit = 100, after, ...filter }: ListDeadLettersBody): Promise<Page<DeadLetter>> {
    return pageOf(this.letters, matching({ ...filter, state: 'kept' }), { limit, after, by: 'firstSeen', direction: 1 });
  }

  async settle(ids: readonly string[], state: 'replayed' | 'discarded'): Promise<void> {
    await this.letters.updateMany({ _id: { $in: ids }, state: 'kept' }, { state, settledAt: new Date() });
  }

  /** How many letters wait for somebody. */
  countKept(): Promise<number> {
    return this.letters.countDocuments({ state: 'kept' });
  }
}

/** A delivery that the broker repeats is no further attempt; those after a replay are. */
function attemptsInAll(earlier: DeadLetter | null, attempts: number): number {
  if (!earlier) return attempts;
  return earlier.state === 'replayed' ? earlier.attempts + attempts : Math.max(earlier.attempts, attempts);
}

function matching({ ids, handler, contract, from, to, state }: ListDeadLettersBody): QueryFilter<DeadLetter> {
  const lastSeen = { ...(from && { $gte: new Date(from) }), ...(to && { $lt: new Date(to) }) };
  return {
    state,
    ...(ids && { _id: { $in: ids } }),
    ...(handler && { handler }),
    ...(contract && { contract }),
    ...((from || to) && { lastSeen }),
  };
}
