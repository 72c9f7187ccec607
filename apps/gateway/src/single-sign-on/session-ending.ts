import { Clock } from '@linli/messaging';
import { Transactions } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { Revocations } from '../sessions/revocations.run';
import { Ended } from '../sessions/session';
import { SessionStore } from '../sessions/session.store';
import { TicketStore } from './ticket.store';

/** Ends sessions that began with a provider’s word: their refresh tokens are good no more, and their access tokens are void. */
@Injectable()
export class SessionEnding {
  constructor(
    private readonly sessions: SessionStore,
    private readonly tickets: TicketStore,
    private readonly revocations: Revocations,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** With what is to be done first in the same transaction; sign-ins that have not come to a session yet end, too. Gives how many sessions. */
  async end(ended: Ended, first: () => Promise<void>): Promise<number> {
    const ids = await this.transactions.run(async () => {
      await first();
      await this.tickets.drop(ended);
      const those = await this.sessions.endByProvider(ended);
      await this.revocations.write(those, this.clock.now());
      return those;
    });
    await this.revocations.revoke(ids, this.clock.now());
    return ids.length;
  }
}
