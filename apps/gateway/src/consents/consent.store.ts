import { ChangedMeanwhile } from '@linli/contracts';
import { CONSENT_PURPOSES, ConsentPurpose } from '@linli/contracts/gateway';
import { isDuplicateKey } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { ConsentRecord } from './consent';
import { CONSENT_RECORD } from './consent.schema';

/** Steps that are listed. */
const LATEST = 100;

/** Steps are added and read, never changed. */
@Injectable()
export class ConsentStore {
  constructor(@InjectModel(CONSENT_RECORD) private readonly records: Model<ConsentRecord>) {}

  /** Throws ChangedMeanwhile when another step of the person with the purpose was taken at the same moment. */
  async add(record: ConsentRecord): Promise<void> {
    await this.records.insertMany([record]).catch((error) => {
      throw isDuplicateKey(error) ? new ChangedMeanwhile() : error;
    });
  }

  async last(accountId: string, purpose: ConsentPurpose): Promise<ConsentRecord | undefined> {
    const found = await this.records.findOne({ accountId, purpose }).sort({ number: -1 }).lean<ConsentRecord>();
    return found ?? undefined;
  }

  /** Keeps the steps of a person under a pseudonym, without their device. */
  async pseudonymise(accountId: string, pseudonym: string): Promise<void> {
    await this.records.updateMany({ accountId }, { $set: { accountId: pseudonym, device: '' } });
  }

  /** The last step with each purpose. */
  async lastOfEach(accountId: string): Promise<ConsentRecord[]> {
    const last = await Promise.all(CONSENT_PURPOSES.map((purpose) => this.last(accountId, purpose)));
    return last.filter((record) => record !== undefined);
  }

  /** Newest first. */
  latest(accountId: string): Promise<ConsentRecord[]> {
    return this.records.find({ accountId }).sort({ at: -1, _id: -1 }).limit(LATEST).lean<ConsentRecord[]>();
  }

  count(accountId: string): Promise<number> {
    return this.records.countDocuments({ accountId });
  }
}
