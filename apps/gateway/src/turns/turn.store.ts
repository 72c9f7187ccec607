import { giveBackLease, Lease, takeLease } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { TURN } from './turn.schema';

/** Longer than a read and the change after it take together, whose replies are waited for 10 s each. */
export const TURN_MS = 30_000;

@Injectable()
export class TurnStore {
  constructor(@InjectModel(TURN) private readonly turns: Model<Lease>) {}

  /** The turn from now on, on all replicas; undefined while it is another's. */
  claim(thing: string): Promise<Lease | undefined> {
    return takeLease(this.turns, thing, TURN_MS);
  }

  /** Ends the turn; one that has passed to another meanwhile stays. */
  end(turn: Lease): Promise<void> {
    return giveBackLease(this.turns, turn);
  }
}
