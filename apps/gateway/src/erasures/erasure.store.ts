import { ChangedMeanwhile } from '@linli/contracts';
import { ErasureNotFound } from '@linli/contracts/gateway';
import { Keyring } from '@linli/personal-data';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Erasure } from './erasure';
import { ERASURE, StoredErasure } from './erasure.schema';

/** So long its owner can still see what has become of it. */
const KEPT_MS = 90 * 86_400_000;

@Injectable()
export class ErasureStore {
  constructor(
    @InjectModel(ERASURE) private readonly erasures: Model<StoredErasure>,
    private readonly keyring: Keyring,
  ) {}

  async insert(erasure: Erasure): Promise<void> {
    await this.erasures.insertMany([erasure], { lean: true });
  }

  async find(id: string): Promise<Erasure | undefined> {
    return (await this.erasures.findById(id).lean<Erasure>()) ?? undefined;
  }

  /** Throws ErasureNotFound when no erasure has the token. */
  async byToken(token: string): Promise<Erasure> {
    const found = await this.erasures.findOne({ tokenHash: this.hashOf(token) }).lean<Erasure>();
    if (!found) throw new ErasureNotFound();
    return found;
  }

  /** One that is over is kept for 90 days. Throws ChangedMeanwhile when it does not stand where it stood before. */
  async save({ _id, status }: Erasure, after: Erasure): Promise<void> {
    const { matchedCount } = await this.erasures.replaceOne({ _id, status }, kept(after));
    if (matchedCount === 0) throw new ChangedMeanwhile();
  }

  /** Those whose time has come, the oldest first. */
  due(now: Date, limit: number): Promise<Erasure[]> {
    return this.erasures
      .find({ status: 'waiting', eraseAfter: { $lte: now } })
      .sort({ eraseAfter: 1 })
      .limit(limit)
      .lean<Erasure[]>();
  }

  /** Those that every service is done with. */
  complete(limit: number): Promise<Erasure[]> {
    return this.erasures
      .find({ status: 'erasing', pending: { $size: 0 } })
      .limit(limit)
      .lean<Erasure[]>();
  }

  hashOf(token: string): string {
    return this.keyring.lookupHash('erasure token', token);
  }

  /** What stands for a person in what is kept of them: without the key it leads nobody back. */
  pseudonymHash(accountId: string): string {
    return this.keyring.lookupHash('pseudonym', accountId);
  }
}

const kept = (erasure: Erasure): StoredErasure =>
  erasure.finishedAt ? { ...erasure, keptUntil: new Date(Date.now() + KEPT_MS) } : erasure;
