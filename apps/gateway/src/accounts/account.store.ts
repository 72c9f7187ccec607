import { ChangedMeanwhile, normalMobileNumber } from '@linli/contracts';
import { AccountNotFound, PhoneTaken } from '@linli/contracts/gateway';
import { isDuplicateKey } from '@linli/persistence';
import { assertOpens, Keyring } from '@linli/personal-data';
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

  /** No account is opened before the unique index holds, nor with keys that do not open those that are there. */
  async onModuleInit(): Promise<void> {
    await this.accounts.init();
    await assertOpens({ model: this.accounts, fields: SEALED }, this.keyring);
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

  /** The names of accounts, by id. */
  async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.accounts.find({ _id: { $in: [...ids] } }).lean<StoredAccount[]>();
    return new Map(found.map((stored) => [stored._id, SEALED.open(stored, this.keyring).name]));
  }

  async byPhone(phone: string): Promise<Account | null> {
    return this.opened(await this.accounts.findOne({ phoneHash: this.hashOf(phone) }).lean<StoredAccount>());
  }

  /** Those of the numbers that have an account. */
  async phonesTaken(phones: readonly string[]): Promise<Set<string>> {
    const byHash = new Map(phones.map((phone) => [this.hashOf(phone), phone]));
    const filter = { phoneHash: { $in: [...byHash.keys()] } };
    const found = await this.accounts.find(filter, { phoneHash: 1 }).lean<Pick<StoredAccount, 'phoneHash'>[]>();
    return new Set(found.map(({ phoneHash }) => byHash.get(phoneHash) as string));
  }

  insert(account: Account): Promise<void> {
    return this.insertMany([account]);
  }

  /** Throws PhoneTaken when another account has one of the numbers. */
  async insertMany(accounts: readonly Account[]): Promise<void> {
    const stored = accounts.map((account) => this.stored(account));
    await this.accounts.insertMany(stored).catch((error) => {
      throw isDuplicateKey(error) ? new PhoneTaken() : error;
    });
  }

  /** Throws ChangedMeanwhile when the account is not as it was before. */
  async savePreferences(account: Account): Promise<void> {
    const { _id, name, language, timeZone, homeAreaCode, revision } = this.stored(account);
    const filter = { _id, revision: revision - 1 };
    const preferences = { name, language, timeZone, revision, ...(homeAreaCode !== undefined && { homeAreaCode }) };
    const { matchedCount } = await this.accounts.updateOne(filter, { $set: preferences });
    if (matchedCount === 0) throw new ChangedMeanwhile();
  }

  /** Throws PhoneTaken when another account has the number, ChangedMeanwhile when the account has not that of before. */
  async savePhone(before: Account, after: Account): Promise<void> {
    const { phone, phoneHash } = this.stored(after);
    const filter = { _id: before._id, phoneHash: this.hashOf(before.phone) };
    const { matchedCount } = await this.accounts.updateOne(filter, { $set: { phone, phoneHash } }).catch((error) => {
      throw isDuplicateKey(error) ? new PhoneTaken() : error;
    });
    if (matchedCount === 0) throw new ChangedMeanwhile();
  }

  async setPassword(id: string, passwordHash: string): Promise<void> {
    await this.accounts.updateOne({ _id: id }, { $set: { passwordHash } });
  }

  /** Since when the account is being deleted; open again without a moment. */
  async setClosing(id: string, since: Date | undefined): Promise<void> {
    await this.accounts.updateOne({ _id: id }, since ? { $set: { closingSince: since } } : { $unset: { closingSince: 1 } });
  }

  async remove(id: string): Promise<void> {
    await this.accounts.deleteOne({ _id: id });
  }

  private stored(account: Account): StoredAccount {
    return SEALED.seal({ ...account, phoneHash: this.hashOf(account.phone) }, this.keyring);
  }

  private opened(stored: StoredAccount | null): Account | null {
    if (!stored) return null;
    const { phoneHash: _hash, ...account } = SEALED.open(stored, this.keyring);
    return account;
  }

  private hashOf(phone: string): string {
    return this.keyring.lookupHash('mobile number', normalMobileNumber(phone));
  }
}
