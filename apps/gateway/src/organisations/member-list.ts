import { PageQuery } from '@linli/contracts';
import { InvitationNotFound, InvitationView, MemberNotFound, MemberPage, MemberView } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { AccountStore } from '../accounts/account.store';
import { Grant } from '../grants/grant';
import { GrantStore } from '../grants/grant.store';
import { Invitation, invitationViewOf } from './invitation';
import { InvitationStore } from './invitation.store';
import { Organisation } from './organisation';

/** Members and invitations as those see them who look after an organisation. */
@Injectable()
export class MemberList {
  constructor(
    private readonly grants: GrantStore,
    private readonly accounts: AccountStore,
    private readonly invitations: InvitationStore,
    private readonly clock: Clock,
  ) {}

  async page({ _id }: Organisation, query: PageQuery): Promise<MemberPage> {
    const page = await this.grants.membersOf(_id, query);
    const names = await this.accounts.namesOf(page.items.map(({ accountId }) => accountId));
    return { ...page, items: page.items.map((grant) => memberViewOf(grant, names)) };
  }

  /** Throws MemberNotFound. */
  async one({ _id }: Organisation, accountId: string): Promise<MemberView> {
    const grant = await this.grants.membership(_id, accountId);
    if (!grant) throw new MemberNotFound();
    return memberViewOf(grant, await this.accounts.namesOf([accountId]));
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

const memberViewOf = ({ accountId, rank, role, grantedAt }: Grant, names: ReadonlyMap<string, string>): MemberView => ({
  accountId,
  name: names.get(accountId) ?? '—',
  ...(role === 'enterprise' && { rank: rank ?? 'owner' }),
  since: grantedAt.toISOString(),
});
