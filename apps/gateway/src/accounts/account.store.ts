import { ChangedMeanwhile, normalMobileNumber } from '@linli/contracts';
import { AccountNotFound, PhoneTaken } from '@linli/contracts/gateway';
import { isDuplicateKey } from '@linli/persistence';
import { Keyring } from '@linli/personal-data';
import { Injectable, OnModuleInit } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Account } from './account';
import { ACCOUNT, SEALED, StoredAccount } from './account.schema';

@Injectable()
export class AccountStore implements OnModuleInit {
  constructor(
    @InjectModel(ACCOUNT) private readonly accounts: Model<StoredAccount>,
    private readonly keyring: Keyring,
  ) {}

  /** Waits for the unique index, so that it holds from the first account on. */
  async onModuleInit(): Promise<void> {
    await this.accounts.init();
  }

  async find(id: string): Promise<Account | null> {
    return this.opened(await this.accounts.findById(id).lean<StoredAccount>());
  }

  /** Throws AccountNotFound. */
  async get(id: string): Promise<Account> {
    const found = await this.find(id);
    if (!found) throw new AccountNotFound();
    return found;
  }

  async byPhone(phone: string): Promise<Account | null> {
    return this.opened(await this.accounts.findOne({ phoneHash: this.hashOf(phone) }).lean<StoredAccount>());
  }

  /** Throws PhoneTaken when another account has the number. */
  async insert(account: Account): Promise<void> {
    const stored = { ...SEALED.seal(account, this.keyring), phoneHash: this.hashOf(account.phone) };
    await this.accounts.insertOne(stored).catch((error) => {
      throw isDuplicateKey(error, 'phoneHash') ? new PhoneTaken() : error;
    });
  }

  /** Throws ChangedMeanwhile when the account is not as it was before. */
  async savePreferences(account: Account): Promise<void> {
    const { _id, name, language, timeZone, revision } = SEALED.seal(account, this.keyring);
    const filter = { _id, revision: revision - 1 };
    const { matchedCount } = await this.accounts.updateOne(filter, { $set: { name, language, timeZone, revision } });
    if (matchedCount === 0) throw new ChangedMeanwhile();
  }

  async setPassword(id: string, passwordHash: string): Promise<void> {
    await this.accounts.updateOne({ _id: id }, { $set: { passwordHash } });
  }

  private opened(stored: StoredAccount | null): Account | null {
    if (!stored) return null;
    const { phoneHash: _hash, ...account } = stored;
    return SEALED.open(account, this.keyring);
  }

  private hashOf(phone: string): string {
    return this.keyring.lookupHash('mobile number', normalMobileNumber(phone));
  }
}
