import { EnterpriseNotFound } from '@linli/contracts/business-service';
import { insertionIfNew } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
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

  async insert(enterprise: Enterprise): Promise<void> {
    await this.enterprises.insertOne(enterprise);
  }

  /** Inserts those with an id that is new, and tells of each whether it was. */
  async addNew(enterprises: readonly Enterprise[]): Promise<boolean[]> {
    if (enterprises.length === 0) return [];
    const { upsertedIds } = await this.enterprises.bulkWrite(enterprises.map(insertionIfNew));
    return enterprises.map((_enterprise, at) => at in upsertedIds);
  }

  /** Those of the ids that are taken. */
  async taken(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.enterprises.find({ _id: { $in: ids } }, { _id: 1 }).lean<Pick<Enterprise, '_id'>[]>();
    return new Set(found.map(({ _id }) => _id));
  }
}
