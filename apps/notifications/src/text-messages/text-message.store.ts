import { SEALED_FOR } from '@linli/contracts/notifications';
import { insertionIfNew, newId } from '@linli/persistence';
import { Keyring } from '@linli/personal-data';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { ATTEMPT_MS, OpenedText, TextMessage } from './text-message';
import { TEXT_MESSAGE } from './text-message.schema';
import { textOf } from './text-texts';

/** A message, and what has become of an attempt to send it. */
export interface Settled {
  readonly id: string;
  readonly outcome: Pick<TextMessage, 'status' | 'nextAttemptAt'>;
}

@Injectable()
export class TextMessageStore {
  constructor(
    @InjectModel(TEXT_MESSAGE) private readonly messages: Model<TextMessage>,
    private readonly keyring: Keyring,
  ) {}

  /** Keeps it to be sent; one that is there stays as it is. */
  async queue(message: TextMessage): Promise<void> {
    await this.messages.bulkWrite([insertionIfNew(message)]);
  }

  /** Some that are due, the longest first, each as it was before, and counted as tried; no other replica takes them until the attempt must be over. */
  async takeDue(now: Date, most: number): Promise<TextMessage[]> {
    const due = { status: 'queued' as const, nextAttemptAt: { $lte: now } };
    const found = await this.messages.find(due).sort({ nextAttemptAt: 1 }).limit(most).lean<TextMessage[]>();
    if (found.length === 0) return [];
    const [takenBy, nextAttemptAt] = [newId(), new Date(now.getTime() + 2 * ATTEMPT_MS)];
    const among = { _id: { $in: found.map(({ _id }) => _id) } };
    const taken = await this.messages.updateMany(
      { ...among, ...due },
      { $set: { nextAttemptAt, takenBy }, $inc: { attempts: 1 } },
    );
    if (taken.modifiedCount === found.length) return found;
    // Another replica has taken some of them.
    const ours = new Set((await this.messages.find({ ...among, takenBy }, { _id: 1 }).lean()).map(({ _id }) => _id));
    return found.filter(({ _id }) => ours.has(_id));
  }

  /** The message in the clear; without values where it has none any more. */
  opened({ _id, to, values = '', template, language }: TextMessage): OpenedText {
    const open = (field: string, sealed: string) => this.keyring.open(sealed, { collection: SEALED_FOR, field, id: _id });
    const opened = values === '' ? {} : JSON.parse(open('values', values));
    return { _id, to: open('to', to), template, language, values: opened, text: textOf({ template, language }, opened) };
  }

  /** What has become of attempts; what is not to be tried again needs its values no more. */
  async settle(attempts: readonly Settled[], { keepValues }: { readonly keepValues: boolean }): Promise<void> {
    const writes = attempts.map(({ id, outcome }) => {
      const over = outcome.status !== 'queued' && !keepValues;
      return { updateOne: { filter: { _id: id }, update: { $set: outcome, ...(over && { $unset: { values: 1 } }) } } };
    });
    await this.messages.bulkWrite(writes as never, { ordered: false });
  }

  latest(count: number): Promise<TextMessage[]> {
    return this.messages.find().sort({ queuedAt: -1 }).limit(count).lean<TextMessage[]>();
  }
}
