import { IdentityNotFound, IdentityView } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { Account } from '../accounts/account';
import { AccountStore } from '../accounts/account.store';
import { Ticket } from './identity';
import { IdentityStore } from './identity.store';
import { Issuers } from './issuers';
import { TicketStore } from './ticket.store';

/** Links between accounts of ours and of providers. */
@Injectable()
export class Linking {
  constructor(
    private readonly tickets: TicketStore,
    private readonly identities: IdentityStore,
    private readonly accounts: AccountStore,
    private readonly issuers: Issuers,
    private readonly clock: Clock,
  ) {}

  /** Throws SingleSignOnExpired. */
  ticketOf(held: string | undefined): Promise<Ticket> {
    return this.tickets.get(held, this.clock.now());
  }

  /** The account that opens by it; a link that has outlived its account opens nothing. */
  async accountOf({ identityId }: Ticket): Promise<Account | null> {
    const identity = await this.identities.find(identityId);
    if (!identity) return null;
    const account = await this.accounts.find(identity.accountId);
    if (!account) await this.identities.unlink(identity._id, identity.accountId);
    return account;
  }

  /** Uses the ticket up; throws SingleSignOnExpired when it has just been used. */
  use(ticket: Ticket): Promise<void> {
    return this.tickets.use(ticket);
  }

  /** The person of the ticket opens the account from now on. Throws IdentityTaken. */
  async link(ticket: Ticket, accountId: string, linkedAt: Date): Promise<void> {
    await this.identities.link({ _id: ticket.identityId, issuer: ticket.issuer, accountId, linkedAt });
  }

  /** Throws IdentityNotFound. */
  async unlink(id: string, accountId: string): Promise<void> {
    if (!(await this.identities.unlink(id, accountId))) throw new IdentityNotFound();
  }

  /** Those of providers that are still set. */
  async viewsOf(accountId: string): Promise<IdentityView[]> {
    return (await this.identities.byAccount(accountId)).flatMap(({ _id, issuer: address, linkedAt }) => {
      const issuer = this.issuers.byAddress(address);
      return issuer ? [{ id: _id, issuer: issuer.name, title: issuer.title, linkedAt: linkedAt.toISOString() }] : [];
    });
  }
}
