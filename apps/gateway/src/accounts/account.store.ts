import { PhoneTaken } from '@linli/contracts/gateway';
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

  byPhone(phone: string): Promise<Account | null> {
    return this.accounts.findOne({ phone }).lean<Account>();
  }

  /** Throws PhoneTaken when another account has the number. */
  async insert(account: Account): Promise<void> {
    await this.accounts.insertOne(account).catch((error) => {
      throw isDuplicateKey(error, 'phone') ? new PhoneTaken() : error;
    });
  }
}
