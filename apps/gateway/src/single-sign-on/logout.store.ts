import { isDuplicateKey } from '@linli/persistence';
import { Keyring } from '@linli/personal-data';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { LOGOUT, ProviderLogout } from './logout.schema';

/** Longer than a token is believed, in milliseconds; with the rate limit that bounds how many are kept. */
const KEPT_MS = 600_000;

/** Remembers which logout tokens were used. */
@Injectable()
export class LogoutStore {
  constructor(
    @InjectModel(LOGOUT) private readonly logouts: Model<ProviderLogout>,
    private readonly keyring: Keyring,
  ) {}

  /** False when the token was used before. Providers live in machine time. */
  async use(issuer: string, jti: string): Promise<boolean> {
    const _id = this.keyring.lookupHash('logout token', JSON.stringify([issuer, jti]));
    try {
      await this.logouts.insertOne({ _id, expiresAt: new Date(Date.now() + KEPT_MS) });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}
