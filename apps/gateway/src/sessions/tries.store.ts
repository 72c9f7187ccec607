import { isDuplicateKey } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Tries } from './tries';
import { TRIES } from './tries.schema';

@Injectable()
export class TriesStore {
  constructor(@InjectModel(TRIES) private readonly tries: Model<Tries>) {}

  find(id: string): Promise<Tries | null> {
    return this.tries.findById(id).lean<Tries>();
  }

  /** Whether the new count follows on the one before: false when another request has counted meanwhile. */
  async count(before: Tries | null, { _id, ...after }: Tries): Promise<boolean> {
    if (!before) return this.begin({ _id, ...after });
    const { matchedCount } = await this.tries.updateOne(
      { _id, count: before.count, expiresAt: before.expiresAt },
      { $set: after },
    );
    return matchedCount > 0;
  }

  /** One less, and nothing to be waited for. */
  async takeBack(id: string, now: Date): Promise<void> {
    await this.tries.updateOne({ _id: id, count: { $gt: 0 } }, { $inc: { count: -1 }, $set: { blockedUntil: now } });
  }

  async forget(ids: readonly string[]): Promise<void> {
    await this.tries.deleteMany({ _id: { $in: ids } });
  }

  private async begin(tries: Tries): Promise<boolean> {
    try {
      await this.tries.insertOne(tries);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}
