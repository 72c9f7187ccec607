import { LANGUAGES } from '@linli/contracts';
import { AccountFact, AccountPreferences, DEFAULT_TIME_ZONE, MembershipsFact } from '@linli/contracts/gateway';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { ErasedPersonStore } from '../personal-data/erased-person.store';
import { Preferences, Recipient } from './recipient';
import { RECIPIENT } from './recipient.schema';

@Injectable()
export class RecipientStore {
  constructor(
    @InjectModel(RECIPIENT) private readonly recipients: Model<Recipient>,
    private readonly erased: ErasedPersonStore,
  ) {}

  /** Keeps the preferences of somebody who was heard of before: they are newer than the opening of the account. */
  async remember({ accountId, language, timeZone, memberOf }: AccountFact): Promise<void> {
    if (await this.erased.has(accountId)) return;
    const known = await this.recipients.findById(accountId).lean<Recipient>();
    const opened = known?.membershipRevision === undefined ? { $set: { memberOf } } : {};
    const first = { language, ...(timeZone !== undefined && { timeZone }) };
    await this.recipients.updateOne({ _id: accountId }, { ...opened, $setOnInsert: first }, { upsert: true });
  }

  /** Changes nothing when a later change is known already. */
  async join({ accountId, memberOf, revision }: MembershipsFact): Promise<void> {
    const known = await this.recipients.findById(accountId).lean<Recipient>();
    if ((known && (known.membershipRevision ?? 0) >= revision) || (await this.erased.has(accountId))) return;
    const change = { $set: { memberOf, membershipRevision: revision }, $setOnInsert: { language: LANGUAGES[0] } };
    await this.recipients.updateOne({ _id: accountId }, change, { upsert: true });
  }

  /** Changes nothing when a later change is known already. */
  async prefer({ accountId, language, timeZone, revision }: AccountPreferences): Promise<void> {
    const known = await this.recipients.findById(accountId).lean<Recipient>();
    if ((known && (known.revision ?? 0) >= revision) || (await this.erased.has(accountId))) return;
    const change = { $set: { language, timeZone, revision }, $setOnInsert: { memberOf: [] } };
    await this.recipients.updateOne({ _id: accountId }, change, { upsert: true });
  }

  async find(id: string): Promise<Recipient | undefined> {
    return (await this.recipients.findById(id).lean<Recipient>()) ?? undefined;
  }

  /** The defaults for somebody whose account has not been heard of yet. */
  async preferencesOf(personId: string): Promise<Preferences> {
    const { language = LANGUAGES[0], timeZone = DEFAULT_TIME_ZONE } =
      (await this.recipients.findById(personId).lean<Recipient>()) ?? {};
    return { language, timeZone };
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
