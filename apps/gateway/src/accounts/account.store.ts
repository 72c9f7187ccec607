import { ChangedMeanwhile } from '@linli/contracts';
import { AccountNotFound, PhoneTaken } from '@linli/contracts/gateway';
import { isDuplicateKey } from '@linli/persistence';
import { Injectable, OnModuleInit } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Account } from './account';
import { ACCOUNT } from './account.schema';

@Injectable()
export class AccountStore implements OnModuleInit {
  constructor(@InjectModel(ACCOUNT) private readonly accounts: Model<Account>) {}

  /** Waits for the unique index, so that it holds from the first account on. */
  async onModuleInit(): Promise<void> {
    await this.accounts.init();
  }

  find(id: string): Promise<Account | null> {
    return this.accounts.findById(id).lean<Account>();
  }

  /** Throws AccountNotFound. */
  async get(id: string): Promise<Account> {
    const found = await this.find(id);
    if (!found) throw new AccountNotFound();
    return found;
  }

  byPhone(phone: string): Promise<Account | null> {
    return this.accounts.findOne({ phone }).lean<Account>();
  }

  /** Throws PhoneTaken when another account has the number. */
  async insert(account: Account): Promise<void> {
    await this.accounts.insertOne(account).catch((error) => {
      throw isDuplicateKey(error, 'phone') ? new PhoneTaken() : error;
    });
  }

  /** Throws ChangedMeanwhile when the account is not as it was before. */
  async savePreferences({ _id, name, language, timeZone, revision }: Account): Promise<void> {
    const filter = { _id, revision: revision - 1 };
    const { matchedCount } = await this.accounts.updateOne(filter, { $set: { name, language, timeZone, revision } });
    if (matchedCount === 0) throw new ChangedMeanwhile();
  }

  async setPassword(id: string, passwordHash: string): Promise<void> {
    await this.accounts.updateOne({ _id: id }, { $set: { passwordHash } });
  }
}
