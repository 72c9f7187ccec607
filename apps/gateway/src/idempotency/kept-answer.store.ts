import { isDuplicateKey } from '@linli/persistence';
import { Keyring } from '@linli/personal-data';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { GatheredWrites } from './gathered-writes';
import { KEPT_MS, KeptAnswer, LONGEST_ANSWER } from './kept-answer';
import { KEPT_ANSWER, SEALED_ANSWER } from './kept-answer.schema';
import { Outcome } from './running-requests';

@Injectable()
export class KeptAnswerStore {
  /** When everybody comes at once, a trip to the store for each of them would be most of the work. */
  private readonly writes = new GatheredWrites((writes, options) => this.answers.collection.bulkWrite(writes as never, options));

  constructor(
    @InjectModel(KEPT_ANSWER) private readonly answers: Model<KeptAnswer>,
    private readonly keyring: Keyring,
  ) {}

  /** What is known of the key; null when nothing was, and the request is now the running one. */
  async begin({ _id, fingerprint }: Pick<KeptAnswer, '_id' | 'fingerprint'>, now: Date): Promise<KeptAnswer | null> {
    try {
      const document = { _id, fingerprint, startedAt: now, expiresAt: new Date(now.getTime() + KEPT_MS) };
      await this.writes.write({ insertOne: { document: document as never } });
      return null;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return this.answers.findById(_id).lean<KeptAnswer>();
    }
  }

  /** Whether this request is the running one from now on, in place of one that was cut off. */
  async takeOver({ _id, startedAt }: KeptAnswer, now: Date): Promise<boolean> {
    const { matchedCount } = await this.answers.updateOne({ _id, startedAt, answer: null }, { $set: { startedAt: now } });
    return matchedCount > 0;
  }

  /** Keeps the answer; one that is too long is not kept. */
  async keep(_id: string, { status, body }: Outcome): Promise<void> {
    const text = JSON.stringify(body ?? null);
    if (text.length > LONGEST_ANSWER) return this.forget(_id);
    const { answer } = SEALED_ANSWER.seal({ _id, answer: text } as KeptAnswer, this.keyring);
    await this.writes.write({ updateOne: { filter: { _id: _id as never }, update: { $set: { answer, status } } } });
  }

  /** Of one that is answered. */
  outcomeOf(kept: KeptAnswer): Outcome {
    const { answer = '', status } = SEALED_ANSWER.open(kept, this.keyring);
    return { status: status as number, body: JSON.parse(answer), isKept: true };
  }

  async forget(_id: string): Promise<void> {
    await this.writes.write({ deleteOne: { filter: { _id: _id as never } } });
  }
}
