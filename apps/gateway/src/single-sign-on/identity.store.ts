import { IdentityTaken } from '@linli/contracts/gateway';
import { idOf, isDuplicateKey } from '@linli/persistence';
import { Keyring } from '@linli/personal-data';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Identity, MOST_IDENTITIES } from './identity';
import { IDENTITY } from './identity.schema';

@Injectable()
export class IdentityStore {
  constructor(
    @InjectModel(IDENTITY) private readonly identities: Model<Identity>,
    private readonly keyring: Keyring,
  ) {}

  /** A provider’s name for somebody may be a number of theirs, so a keyed hash stands for it. */
  idOf(issuer: string, subject: string): string {
    return idOf('identity', this.keyring.lookupHash('identity', JSON.stringify([issuer, subject])));
  }

  /** A session of a provider’s, by the same means. */
  sessionIdOf(issuer: string, providerSession: string): string {
    return this.keyring.lookupHash('session of a provider', JSON.stringify([issuer, providerSession]));
  }

  find(id: string): Promise<Identity | null> {
    return this.identities.findById(id).lean<Identity>();
  }

  /** Latest first. */
  byAccount(accountId: string): Promise<Identity[]> {
    return this.identities.find({ accountId }).sort({ linkedAt: -1 }).limit(MOST_IDENTITIES).lean<Identity[]>();
  }

  /** Linked to the account already, it stays as it is. Throws IdentityTaken when it opens another account. */
  async link(identity: Identity): Promise<void> {
    try {
      await this.identities.insertOne(identity);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const there = await this.find(identity._id);
      if (there && there.accountId !== identity.accountId) throw new IdentityTaken();
    }
  }

  async unlinkAll(accountId: string): Promise<void> {
    await this.identities.deleteMany({ accountId });
  }

  /** Whether there was such a link of the account. */
  async unlink(_id: string, accountId: string): Promise<boolean> {
    return (await this.identities.deleteOne({ _id, accountId })).deletedCount > 0;
  }
}
