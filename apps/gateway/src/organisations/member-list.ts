import { PageQuery } from '@linli/contracts';
import {
  InvitationNotFound,
  InvitationView,
  MemberNotFound,
  MemberPage,
  MembershipsOfMine,
  MemberView,
} from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { AccountStore } from '../accounts/account.store';
import { GrantStore } from '../grants/grant.store';
import { Invitation, invitationViewOf } from './invitation';
import { InvitationStore } from './invitation.store';
import { membershipOfMine, memberViewOf } from './membership';
import { Organisation } from './organisation';
import { OrganisationStore } from './organisation.store';

/** Members and invitations as those see them who look after an organisation, and memberships as the members do. */
@Injectable()
export class MemberList {
  constructor(
    private readonly grants: GrantStore,
    private readonly accounts: AccountStore,
    private readonly invitations: InvitationStore,
    private readonly organisations: OrganisationStore,
    private readonly clock: Clock,
  ) {}

  async page({ _id }: Organisation, query: PageQuery): Promise<MemberPage> {
    const page = await this.grants.membersOf(_id, { ...query, now: this.clock.now() });
    const names = await this.accounts.namesOf(page.items.map(({ accountId }) => accountId));
    return { ...page, items: page.items.map((grant) => memberViewOf(grant, names)) };
  }

  /** Throws MemberNotFound. */
  async one({ _id }: Organisation, accountId: string): Promise<MemberView> {
    const grant = await this.grants.membership(_id, accountId, this.clock.now());
    if (!grant) throw new MemberNotFound();
    return memberViewOf(grant, await this.accounts.namesOf([accountId]));
  }

  /** Where the account belongs to, now or later. */
  async mine(accountId: string): Promise<MembershipsOfMine> {
    const grants = await this.grants.membershipsOf(accountId, this.clock.now());
    const organisations = await this.organisations.among(grants.map(({ organisationId = '' }) => organisationId));
    const items = grants.flatMap((grant) => {
      const organisation = organisations.get(grant.organisationId ?? '');
      return organisation ? [membershipOfMine(grant, organisation)] : [];
    });
    return { items };
  }

  /** One that was sent by the organisation; throws InvitationNotFound. */
  async openInvitation(id: string, organisation: Organisation): Promise<Invitation> {
    const invitation = await this.invitations.getOpen(id, this.clock.now());
    if (invitation.organisationId !== organisation._id) throw new InvitationNotFound();
    return invitation;
  }

  viewOf(invitation: Invitation, organisation: Organisation): InvitationView {
    return invitationViewOf(invitation, organisation, this.clock.now());
  }
}
