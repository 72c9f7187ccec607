import { isDuplicateKey, newId } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { TURN, Turn } from './turn.schema';

@Injectable()
export class TurnStore {
  constructor(@InjectModel(TURN) private readonly turns: Model<Turn>) {}

  /** Undefined while somebody else has it. */
  async take(_id: string, forMs: number): Promise<Turn | undefined> {
    const [by, until] = [newId(), new Date(Date.now() + forMs)];
    try {
      await this.turns.updateOne({ _id, until: { $lt: new Date() } }, { $set: { by, until } }, { upsert: true });
      return { _id, by, until };
    } catch (error) {
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  }

  /** Leaves it alone where somebody else has it by now. */
  async giveBack({ _id, by }: Turn): Promise<void> {
    await this.turns.deleteOne({ _id, by });
  }
}
