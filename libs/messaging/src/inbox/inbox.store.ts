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
    await this.rows.insertOne({ _id: keyOf(handler, messageId), at: new Date(), ...answer });
  }
}

const keyOf = (handler: string, messageId: string): string => `${handler}/${messageId}`;
