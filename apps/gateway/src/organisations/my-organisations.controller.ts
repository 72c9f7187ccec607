import { type Actor, PageQuery } from '@linli/contracts';
import { UnitIsClosed } from '@linli/contracts/business-service';
import {
  InvitationIdBody,
  InvitationNotFound,
  InvitationPage,
  InvitationView,
  MembershipsOfMine,
  OrganisationNotFound,
} from '@linli/contracts/gateway';
import { Controller, Get, Post } from '@nestjs/common';
import { AccountStore } from '../accounts/account.store';
import { CurrentActor } from '../http/access';
import { Operation } from '../http/operation';
import { ValidPath } from '../http/valid-path';
import { ValidQuery } from '../http/valid-query';
import { InvitationStore } from './invitation.store';
import { Inviting } from './inviting';
import { MemberList } from './member-list';
import { OrganisationStore } from './organisation.store';

const USUAL = { tag: 'organisations', status: 200 } as const;
const ONE = {
  ...USUAL,
  path: { shape: InvitationIdBody, fields: ['invitationId'] },
  repeatable: true,
  reply: InvitationView,
  fails: [InvitationNotFound, OrganisationNotFound],
};

/** The organisations that somebody belongs to or is asked into. */
@Controller('me')
export class MyOrganisationsController {
  constructor(
    private readonly organisations: OrganisationStore,
    private readonly inviting: Inviting,
    private readonly invitations: InvitationStore,
    private readonly accounts: AccountStore,
    private readonly list: MemberList,
  ) {}

  @Get('organisations')
  @Operation({
    ...USUAL,
    id: 'listMyOrganisations',
    summary: 'List the organisations that I belong to',
    description: 'Also those where that begins later; the role holds within its dates.',
    reply: MembershipsOfMine,
  })
  mine(@CurrentActor() { id }: Actor): Promise<MembershipsOfMine> {
    return this.list.mine(id);
  }

  @Get('invitations')
  @Operation({ ...USUAL, id: 'listMyInvitations', summary: 'List my invitations', query: PageQuery, reply: InvitationPage })
  async invited(@ValidQuery(PageQuery) query: PageQuery, @CurrentActor() { id }: Actor): Promise<InvitationPage> {
    const { phone } = await this.accounts.get(id);
    const page = await this.invitations.toPerson({ accountId: id, phone }, query);
    const organisations = await this.organisations.among(page.items.map(({ organisationId }) => organisationId));
    const items = page.items.flatMap((invitation) => {
      const organisation = organisations.get(invitation.organisationId);
      return organisation ? [this.list.viewOf(invitation, organisation)] : [];
    });
    return { ...page, items };
  }

  @Post('invitations/:invitationId/accept')
  @Operation({
    ...ONE,
    id: 'acceptInvitation',
    summary: 'Accept an invitation',
    description: 'The role holds at the next refresh of the session.',
    fails: [...ONE.fails, UnitIsClosed],
  })
  async accept(
    @ValidPath(InvitationIdBody) { invitationId }: InvitationIdBody,
    @CurrentActor() by: Actor,
  ): Promise<InvitationView> {
    const invitation = await this.inviting.mine(invitationId, by);
    const organisation = await this.organisations.get(invitation.organisationId);
    await this.inviting.accept(invitation, organisation, by);
    return this.list.viewOf({ ...invitation, status: 'accepted' }, organisation);
  }

  @Post('invitations/:invitationId/decline')
  @Operation({ ...ONE, id: 'declineInvitation', summary: 'Decline an invitation' })
  async decline(
    @ValidPath(InvitationIdBody) { invitationId }: InvitationIdBody,
    @CurrentActor() by: Actor,
  ): Promise<InvitationView> {
    const invitation = await this.inviting.mine(invitationId, by);
    const organisation = await this.organisations.get(invitation.organisationId);
    await this.inviting.close(invitation, 'declined', { by, areaCode: organisation.areaCode });
    return this.list.viewOf({ ...invitation, status: 'declined' }, organisation);
  }
}
