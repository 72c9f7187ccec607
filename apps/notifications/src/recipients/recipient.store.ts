import { LANGUAGES, Language } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Recipient } from './recipient';
import { RECIPIENT } from './recipient.schema';

@Injectable()
export class RecipientStore {
  constructor(@InjectModel(RECIPIENT) private readonly recipients: Model<Recipient>) {}

  async save(recipient: Recipient): Promise<void> {
    await this.recipients.replaceOne({ _id: recipient._id }, recipient, { upsert: true });
  }

  /** The default language for somebody whose account has not been heard of yet. */
  async languageOf(personId: string): Promise<Language> {
    const found = await this.recipients.findById(personId).lean<Recipient>();
    return found?.language ?? LANGUAGES[0];
  }

  /**
   * Those known so far to belong to one of the enterprises or units: whoever is heard of later is concerned by what comes
   * later.
   */
  membersOf(groupIds: readonly string[]): Promise<Recipient[]> {
    return this.recipients.find({ memberOf: { $in: groupIds } }).lean<Recipient[]>();
  }

  async memberIdsOf(groupId: string): Promise<string[]> {
    return (await this.membersOf([groupId])).map(({ _id }) => _id);
  }
}
