import { SEALED_FOR } from '@linli/contracts/notifications';
import { insertionIfNew } from '@linli/persistence';
import { Keyring } from '@linli/personal-data';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { ATTEMPT_MS, OpenedText, TextMessage } from './text-message';
import { TEXT_MESSAGE } from './text-message.schema';
import { textOf } from './text-texts';

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

  /** One that is due, counted as tried; no other replica takes it until the attempt must be over. */
  async takeDue(now: Date): Promise<TextMessage | null> {
    return this.messages
      .findOneAndUpdate(
        { status: 'queued', nextAttemptAt: { $lte: now } },
        { $set: { nextAttemptAt: new Date(now.getTime() + 2 * ATTEMPT_MS) }, $inc: { attempts: 1 } },
        { sort: { nextAttemptAt: 1 }, returnDocument: 'before' },
      )
      .lean<TextMessage>();
  }

  /** The message in the clear; without values where it has none any more. */
  opened({ _id, to, values = '', template, language }: TextMessage): OpenedText {
    const open = (field: string, sealed: string) => this.keyring.open(sealed, { collection: SEALED_FOR, field, id: _id });
    const opened = values === '' ? {} : JSON.parse(open('values', values));
    return { _id, to: open('to', to), template, language, values: opened, text: textOf({ template, language }, opened) };
  }

  /** What has become of an attempt; what is not to be tried again needs its values no more. */
  async settle(id: string, outcome: Pick<TextMessage, 'status' | 'nextAttemptAt'>, keepValues: boolean): Promise<void> {
    const over = outcome.status !== 'queued' && !keepValues;
    await this.messages.updateOne({ _id: id }, { $set: outcome, ...(over && { $unset: { values: 1 } }) });
  }

  latest(count: number): Promise<TextMessage[]> {
    return this.messages.find().sort({ queuedAt: -1 }).limit(count).lean<TextMessage[]>();
  }
}
