import { Clock } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { AccountStore } from '../accounts/account.store';
import { Invitation, invitationViewOf } from '../organisations/invitation';
import { InvitationStore } from '../organisations/invitation.store';
import { OrganisationStore } from '../organisations/organisation.store';
import { Gathered } from './data-export';

const AT_A_TIME = 100;

/** Invitations into organisations that somebody got, and those that they sent: as lists show them, the numbers of others masked. */
@Injectable()
export class OwnInvitations {
  constructor(
    private readonly invitations: InvitationStore,
    private readonly accounts: AccountStore,
    private readonly organisations: OrganisationStore,
    private readonly clock: Clock,
  ) {}

  async received(accountId: string, after?: string): Promise<Gathered> {
    const account = await this.accounts.find(accountId);
    if (!account) return { items: [] };
    return this.shown(await this.invitations.toPerson({ accountId, phone: account.phone }, { limit: AT_A_TIME, after }));
  }

  async sent(accountId: string, after?: string): Promise<Gathered> {
    return this.shown(await this.invitations.ofSender(accountId, { limit: AT_A_TIME, after }));
  }

  /** An organisation may not be known yet, or any more: then its id alone is told. */
  private async shown({ items, next }: { items: Invitation[]; next?: string }): Promise<Gathered> {
    const known = await this.organisations.among(items.map(({ organisationId }) => organisationId));
    const now = this.clock.now();
    const views = items.map((invitation) => {
      const organisation = known.get(invitation.organisationId);
      const { _id: id, organisationId, status, invitedAt } = invitation;
      return organisation ? invitationViewOf(invitation, organisation, now) : { id, organisationId, status, invitedAt };
    });
    return { items: views, next };
  }
}
