import { isDuplicateKey } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { KeptTicketKey, TICKET_KEY } from './ticket-key.schema';

const OWN = 'own';

@Injectable()
export class TicketKeyStore {
  constructor(@InjectModel(TICKET_KEY) private readonly keys: Model<KeptTicketKey>) {}

  /** The one key of this store, which is the proposed one if it had none: of several replicas the first names it for all. */
  async keyOr(proposed: string): Promise<string> {
    const kept = await this.keys.findById(OWN).lean<KeptTicketKey>();
    if (kept) return kept.key;
    try {
      await this.keys.insertOne({ _id: OWN, key: proposed });
      return proposed;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return this.keyOr(proposed);
    }
  }
}
