import { isDuplicateKey } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { TURN, Turn } from './turn.schema';

/** Longer than a read and the change after it take together, whose replies are waited for 10 s each. */
export const TURN_MS = 30_000;

@Injectable()
export class TurnStore {
  constructor(@InjectModel(TURN) private readonly turns: Model<Turn>) {}

  /** Whether it is the holder's turn from now on, on all replicas: false while it is another's. */
  async claim(_id: string, holder: string): Promise<boolean> {
    const now = new Date();
    const claim = { $set: { holder, until: new Date(now.getTime() + TURN_MS) } };
    try {
      await this.turns.updateOne({ _id, until: { $lte: now } }, claim, { upsert: true });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** Ends the holder's turn; one that has passed to another meanwhile stays. */
  async end(_id: string, holder: string): Promise<void> {
    await this.turns.deleteOne({ _id, holder });
  }
}
