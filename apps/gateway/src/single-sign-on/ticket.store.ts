import { randomBytes } from 'node:crypto';
import { SingleSignOnExpired } from '@linli/contracts/gateway';
import { Keyring } from '@linli/personal-data';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Ended } from '../sessions/session';
import { Ticket } from './identity';
import { SEALED_TICKET, TICKET } from './identity.schema';

@Injectable()
export class TicketStore {
  constructor(
    @InjectModel(TICKET) private readonly tickets: Model<Ticket>,
    private readonly keyring: Keyring,
  ) {}

  /** What the browser is to hold. */
  async issue(ticket: Omit<Ticket, '_id'>): Promise<string> {
    const held = randomBytes(32).toString('base64url');
    await this.tickets.insertOne(SEALED_TICKET.seal({ _id: this.idOf(held), ...ticket }, this.keyring));
    return held;
  }

  /** Throws SingleSignOnExpired where there is none. */
  async get(held: string | undefined, now: Date): Promise<Ticket> {
    const found = await this.tickets.findOne({ _id: this.idOf(held ?? ''), expiresAt: { $gt: now } }).lean<Ticket>();
    if (!found) throw new SingleSignOnExpired();
    return SEALED_TICKET.open(found, this.keyring);
  }

  /** Uses it up; throws SingleSignOnExpired when it has just been used. */
  async use({ _id }: Ticket): Promise<void> {
    if ((await this.tickets.deleteOne({ _id })).deletedCount === 0) throw new SingleSignOnExpired();
  }

  /** Nobody signs in any more by what the provider said before it ended this. */
  async drop({ identityId, sessionId }: Ended): Promise<void> {
    await this.tickets.deleteMany({
      ...(identityId !== undefined && { identityId }),
      ...(sessionId !== undefined && { providerSessionId: sessionId }),
    });
  }

  private idOf(held: string): string {
    return this.keyring.lookupHash('ticket of single sign-on', held);
  }
}
