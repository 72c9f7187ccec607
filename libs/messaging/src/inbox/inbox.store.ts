import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { isPlanted } from '../on-purpose';
import { InboxRow } from './inbox.schema';

@Injectable()
export class InboxStore {
  constructor(@InjectModel(InboxRow.name) private readonly rows: Model<InboxRow>) {}

  find(handler: string, messageId: string): Promise<InboxRow | null> {
    return this.rows.findById(keyOf(handler, messageId)).lean<InboxRow>();
  }

  /** Writes the row in the running transaction; throws a duplicate-key error when the message has had its effect. */
  async insert(handler: string, messageId: string, answer: { reply?: string; bodyHash?: string } = {}): Promise<void> {
    if (isPlanted('no-inbox')) return;
    await this.write([{ _id: keyOf(handler, messageId), at: new Date(), ...answer }]);
  }

  /** Those of the messages that have had their effect. */
  async handled(handler: string, messageIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (isPlanted('no-inbox')) return new Set();
    const keys = messageIds.map((id) => keyOf(handler, id));
    const rows = await this.rows.find({ _id: { $in: keys } }, { _id: 1 }).lean<InboxRow[]>();
    return new Set(rows.map(({ _id }) => _id.slice(handler.length + 1)));
  }

  /** Writes the rows in the running transaction; throws a duplicate-key error when one of the messages has had its effect. */
  async insertAll(handler: string, messageIds: readonly string[]): Promise<void> {
    if (isPlanted('no-inbox')) return;
    const at = new Date();
    await this.write(messageIds.map((id) => ({ _id: keyOf(handler, id), at })));
  }

  /** Ours and whole: to make Mongoose documents of them would cost more than to write them. */
  private async write(rows: InboxRow[]): Promise<void> {
    await this.rows.insertMany(rows, { lean: true });
  }
}

const keyOf = (handler: string, messageId: string): string => `${handler}/${messageId}`;
