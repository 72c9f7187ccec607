import { ChangedMeanwhile, errorAt, normalSocialCreditCode, PageQuery } from '@linli/contracts';
import { CreditCodeTaken, EnterpriseNotFound, ListEnterprisesBody } from '@linli/contracts/business-service';
import { insertionIfNew, isDuplicateKey, orderNamed, Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, QueryFilter } from 'mongoose';
import { Enterprise } from './enterprise';
import { ENTERPRISE } from './enterprise.schema';

@Injectable()
export class EnterpriseStore {
  constructor(@InjectModel(ENTERPRISE) private readonly enterprises: Model<Enterprise>) {}

  /** Throws EnterpriseNotFound when there is none. */
  async get(id: string): Promise<Enterprise> {
    const found = await this.enterprises.findById(id).lean<Enterprise>();
    if (!found) throw new EnterpriseNotFound();
    return found;
  }

  /** Throws CreditCodeTaken, or ChangedMeanwhile where another of its owner's has taken its place. */
  async insert(enterprise: Enterprise): Promise<void> {
    await this.enterprises.insertOne(enterprise).catch(asRefusal);
  }

  /** Throws ChangedMeanwhile when the enterprise is not as it was before, or CreditCodeTaken. */
  async save({ _id, revision }: Enterprise, after: Enterprise): Promise<void> {
    const { matchedCount } = await this.enterprises.replaceOne({ _id, revision: revision ?? null }, after).catch(asRefusal);
    if (matchedCount === 0) throw new ChangedMeanwhile();
  }

  /** The places that somebody's own unverified enterprises have. */
  async placesOf(ownerId: string): Promise<number[]> {
    const found = await this.enterprises
      .find({ ownerId, place: { $exists: true } }, { place: 1 })
      .lean<Pick<Enterprise, 'place'>[]>();
    return found.map(({ place = 0 }) => place);
  }

  /** Of an area and all below it, newest first unless asked for otherwise; by a code those refused with it, too. */
  page(query: ListEnterprisesBody): Promise<Page<Enterprise>> {
    const { areaCode, verification, creditCode, limit, after, sort = '-registeredAt' } = query;
    const code = creditCode && normalSocialCreditCode(creditCode);
    const filter = {
      areaCode: { $gte: areaCode, $lt: `${areaCode}:` },
      ...(verification && { verification }),
      ...(code && { $or: [{ creditCode: code }, { claimedCode: code }] }),
    };
    return pageOf(this.enterprises, filter as QueryFilter<Enterprise>, { limit, after, ...orderNamed(sort) });
  }

  /** Those that somebody has registered as their own, or has verified, newest first. */
  pageOfPerson(accountId: string, page: PageQuery): Promise<Page<Enterprise>> {
    const filter = { $or: [{ ownerId: accountId }, { verifiedBy: accountId }] };
    return pageOf(this.enterprises, filter, { ...page, by: '_id', direction: -1 });
  }

  /** Puts a pseudonym in the place of somebody who has registered or verified enterprises; tells in how many. */
  async pseudonymise(accountId: string, pseudonym: string): Promise<number> {
    const [owned, verified] = [{ ownerId: accountId }, { verifiedBy: accountId }];
    const concerned = await this.enterprises.countDocuments({ $or: [owned, verified] });
    await this.enterprises.updateMany(owned, { $set: { ownerId: pseudonym } });
    await this.enterprises.updateMany(verified, { $set: { verifiedBy: pseudonym } });
    return concerned;
  }

  /** Inserts those with an id that is new, and tells of each whether it was. */
  async addNew(enterprises: readonly Enterprise[]): Promise<boolean[]> {
    if (enterprises.length === 0) return [];
    const { upsertedIds } = await this.enterprises.bulkWrite(enterprises.map(insertionIfNew));
    return enterprises.map((_enterprise, at) => at in upsertedIds);
  }

  /** Of the codes that are taken, the ids of their enterprises. */
  async idsByCode(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.enterprises
      .find({ creditCode: { $in: codes } }, { creditCode: 1 })
      .lean<Required<Pick<Enterprise, '_id' | 'creditCode'>>[]>();
    return new Map(found.map(({ _id, creditCode }) => [creditCode, _id]));
  }

  /** So many, in the order of their ids, from the first or from the one after. */
  someAfter(after: string | undefined, most: number): Promise<Enterprise[]> {
    return this.enterprises
      .find({ _id: { $gt: after ?? '' } })
      .sort({ _id: 1 })
      .limit(most)
      .lean<Enterprise[]>();
  }

  /** Those of the ids that are taken. */
  async taken(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.enterprises.find({ _id: { $in: ids } }, { _id: 1 }).lean<Pick<Enterprise, '_id'>[]>();
    return new Set(found.map(({ _id }) => _id));
  }
}

function asRefusal(error: unknown): never {
  if (isDuplicateKey(error, 'place')) throw new ChangedMeanwhile();
  throw isDuplicateKey(error) ? errorAt(CreditCodeTaken, '#/creditCode') : error;
}
