import { giveBackLease, Lease, takeLease } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { TURN } from './turn.schema';

@Injectable()
export class TurnStore {
  constructor(@InjectModel(TURN) private readonly turns: Model<Lease>) {}

  /** Undefined while somebody else has it. */
  take(_id: string, forMs: number): Promise<Lease | undefined> {
    return takeLease(this.turns, _id, forMs);
  }

  /** Leaves it alone where somebody else has it by now. */
  giveBack(turn: Lease): Promise<void> {
    return giveBackLease(this.turns, turn);
  }
}
