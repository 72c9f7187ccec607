import { isDuplicateKey } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { GrantedAnswer } from '../handlers/together';
import { isPlanted } from '../on-purpose';
import { InboxRow } from './inbox.schema';

@Injectable()
export class InboxStore {
  constructor(@InjectModel(InboxRow.name) private readonly rows: Model<InboxRow>) {}

  find(handler: string, messageId: string): Promise<InboxRow | null> {
    return this.rows.findById(inboxKey(handler, messageId)).lean<InboxRow>();
  }

  /** Writes the row in the running transaction; throws a duplicate-key error when the message has had its effect. */
  async insert(handler: string, messageId: string, answer: { reply?: string; bodyHash?: string } = {}): Promise<void> {
    if (isPlanted('no-inbox')) return;
    await this.write([{ _id: inboxKey(handler, messageId), at: new Date(), ...answer }]);
  }

  /** Those of the messages that have had their effect. */
  async handled(handler: string, messageIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (isPlanted('no-inbox')) return new Set();
    const keys = messageIds.map((id) => inboxKey(handler, id));
    const rows = await this.rows.find({ _id: { $in: keys } }, { _id: 1 }).lean<InboxRow[]>();
    return new Set(rows.map(({ _id }) => _id.slice(handler.length + 1)));
  }

  /** Writes the rows in the running transaction; throws a duplicate-key error when one of the messages has had its effect. */
  async insertAll(handler: string, messageIds: readonly string[]): Promise<void> {
    if (isPlanted('no-inbox')) return;
    const at = new Date();
    await this.write(messageIds.map((id) => ({ _id: inboxKey(handler, id), at })));
  }

  /** The rows under these keys. */
  async answers(keys: readonly string[]): Promise<ReadonlyMap<string, InboxRow>> {
    if (isPlanted('no-inbox')) return new Map();
    const rows = await this.rows.find({ _id: { $in: keys } }).lean<InboxRow[]>();
    return new Map(rows.map((row) => [row._id, row]));
  }

  /** Writes the answers of a sitting, outside of a transaction; those that are there already stay as they are. */
  async remember(answers: readonly GrantedAnswer[]): Promise<void> {
    if (isPlanted('no-inbox') || answers.length === 0) return;
    const at = new Date();
    const rows = answers.map(({ key, reply, bodyHash }) => ({ _id: key, at, reply, bodyHash }));
    await this.rows.insertMany(rows, { lean: true, ordered: false }).catch(unlessThere);
  }

  /** Ours and whole: to make Mongoose documents of them would cost more than to write them. */
  private async write(rows: InboxRow[]): Promise<void> {
    await this.rows.insertMany(rows, { lean: true });
  }
}

/** Under which a message of a handler is known. */
export const inboxKey = (handler: string, messageId: string): string => `${handler}/${messageId}`;

function unlessThere(error: unknown): void {
  if (!isDuplicateKey(error)) throw error;
}
