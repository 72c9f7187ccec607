import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { ENTERPRISE, Enterprise } from './enterprise.schema';

@Injectable()
export class EnterpriseStore {
  constructor(@InjectModel(ENTERPRISE) private readonly enterprises: Model<Enterprise>) {}

  /** Those of the ids that staff have verified, as far as is known here. */
  async verifiedAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.enterprises.find({ _id: { $in: [...ids] } }).lean<Enterprise[]>();
    return new Set(found.flatMap(({ _id, verified }) => (verified ? [_id] : [])));
  }

  /** Keeps it unless what is known is as new. */
  async remember(enterprise: Enterprise): Promise<void> {
    const known = await this.enterprises.findById(enterprise._id).lean<Enterprise>();
    if (known && known.revision >= enterprise.revision) return;
    await this.enterprises.replaceOne({ _id: enterprise._id }, enterprise, { upsert: true });
  }
}
