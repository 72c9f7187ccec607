import { type Actor, NotOwner, PageQuery } from '@linli/contracts';
import { UnitIsClosed } from '@linli/contracts/business-service';
import {
  AlreadyInvited,
  ChangeRankBody,
  GrantPeriodNotValid,
  InvitationNotFound,
  InvitationPage,
  InvitationView,
  InviteAccountBody,
  InviteMemberBody,
  LastOwner,
  MemberBody,
  MemberNotFound,
  MemberPage,
  MemberView,
  OrganisationIdBody,
  OrganisationInvitationBody,
  OrganisationNotFound,
  RemoveMemberBody,
  TooManyMembers,
} from '@linli/contracts/gateway';
import { Controller, Get, Post } from '@nestjs/common';
import { CurrentActor } from '../http/access';
import { Operation } from '../http/operation';
import { ValidBody } from '../http/valid-body';
import { ValidPath } from '../http/valid-path';
import { ValidQuery } from '../http/valid-query';
import { InvitationStore } from './invitation.store';
import { Inviting } from './inviting';
import { MemberList } from './member-list';
import { Memberships } from './memberships';
import { assertBelongs, assertLooksAfter, Organisation } from './organisation';
import { OrganisationStore } from './organisation.store';

const USUAL = { tag: 'organisations', status: 200 } as const;
const ONE = { ...USUAL, path: { shape: OrganisationIdBody, fields: ['organisationId'] } };
const MEMBER = { ...USUAL, path: { shape: MemberBody, fields: ['organisationId', 'accountId'] } };
const NOT_MINE = [OrganisationNotFound, NotOwner];
const INVITING = [...NOT_MINE, AlreadyInvited, TooManyMembers, GrantPeriodNotValid, UnitIsClosed];

/** Who belongs to enterprises and units: asked, listed, changed and removed by those who look after them. */
@Controller('organisations/:organisationId')
export class OrganisationsController {
  constructor(
    private readonly organisations: OrganisationStore,
    private readonly inviting: Inviting,
    private readonly invitations: InvitationStore,
    private readonly memberships: Memberships,
    private readonly list: MemberList,
  ) {}

  @Post('invitations')
  @Operation({
    ...ONE,
    id: 'inviteMember',
    summary: 'Invite somebody into an enterprise or unit',
    description: 'By owners of the enterprise, or staff of the area. Who has no account yet finds the invitation once they have.',
    status: 201,
    body: InviteMemberBody,
    reply: InvitationView,
    fails: INVITING,
  })
  async invite(
    @ValidPath(OrganisationIdBody) { organisationId }: OrganisationIdBody,
    @ValidBody(InviteMemberBody) body: InviteMemberBody,
    @CurrentActor() by: Actor,
  ): Promise<InvitationView> {
    return this.inviting.invite(await this.lookedAfter(organisationId, by), body, by);
  }

  @Post('invitations/by-account')
  @Operation({
    ...ONE,
    id: 'inviteAccount',
    summary: 'Invite somebody into an enterprise or unit by their account',
    description: 'By owners of the enterprise, or staff of the area. The answer does not tell whether there is such an account.',
    status: 201,
    body: InviteAccountBody,
    reply: InvitationView,
    fails: INVITING,
  })
  async inviteAccount(
    @ValidPath(OrganisationIdBody) { organisationId }: OrganisationIdBody,
    @ValidBody(InviteAccountBody) body: InviteAccountBody,
    @CurrentActor() by: Actor,
  ): Promise<InvitationView> {
    return this.inviting.invite(await this.lookedAfter(organisationId, by), body, by);
  }

  @Get('invitations')
  @Operation({
    ...ONE,
    id: 'listInvitations',
    summary: 'List invitations',
    query: PageQuery,
    reply: InvitationPage,
    fails: NOT_MINE,
  })
  async listInvitations(
    @ValidPath(OrganisationIdBody) { organisationId }: OrganisationIdBody,
    @ValidQuery(PageQuery) query: PageQuery,
    @CurrentActor() by: Actor,
  ): Promise<InvitationPage> {
    const organisation = await this.lookedAfter(organisationId, by);
    const page = await this.invitations.ofOrganisation(organisationId, query);
    return { ...page, items: page.items.map((invitation) => this.list.viewOf(invitation, organisation)) };
  }

  @Post('invitations/:invitationId/withdraw')
  @Operation({
    ...USUAL,
    path: { shape: OrganisationInvitationBody, fields: ['organisationId', 'invitationId'] },
    id: 'withdrawInvitation',
    summary: 'Withdraw an invitation',
    repeatable: true,
    reply: InvitationView,
    fails: [...NOT_MINE, InvitationNotFound],
  })
  async withdraw(
    @ValidPath(OrganisationInvitationBody) { organisationId, invitationId }: OrganisationInvitationBody,
    @CurrentActor() by: Actor,
  ): Promise<InvitationView> {
    const organisation = await this.lookedAfter(organisationId, by);
    const invitation = await this.list.openInvitation(invitationId, organisation);
    await this.inviting.close(invitation, 'withdrawn', { by, areaCode: organisation.areaCode });
    return this.list.viewOf({ ...invitation, status: 'withdrawn' }, organisation);
  }

  @Get('members')
  @Operation({ ...ONE, id: 'listMembers', summary: 'List members', query: PageQuery, reply: MemberPage, fails: NOT_MINE })
  async listMembers(
    @ValidPath(OrganisationIdBody) { organisationId }: OrganisationIdBody,
    @ValidQuery(PageQuery) query: PageQuery,
    @CurrentActor() by: Actor,
  ): Promise<MemberPage> {
    const organisation = await this.organisations.get(organisationId);
    assertBelongs(by, organisation);
    return this.list.page(organisation, query);
  }

  @Post('members/:accountId/rank')
  @Operation({
    ...MEMBER,
    id: 'changeMemberRank',
    summary: 'Make a member of an enterprise an owner or staff',
    body: ChangeRankBody,
    reply: MemberView,
    fails: [...NOT_MINE, MemberNotFound, LastOwner],
  })
  async changeRank(
    @ValidPath(MemberBody) { organisationId, accountId }: MemberBody,
    @ValidBody(ChangeRankBody) { rank }: ChangeRankBody,
    @CurrentActor() by: Actor,
  ): Promise<MemberView> {
    const organisation = await this.lookedAfter(organisationId, by);
    await this.memberships.changeRank({ organisation, accountId, reason: 'change of rank' }, rank, by);
    return this.list.one(organisation, accountId);
  }

  @Post('members/:accountId/remove')
  @Operation({
    ...MEMBER,
    id: 'removeMember',
    summary: 'Remove a member',
    description: 'Their tokens are void at once. The last owner of an enterprise can only be removed by staff of its area.',
    body: RemoveMemberBody,
    reply: MemberPage,
    fails: [...NOT_MINE, MemberNotFound, LastOwner],
  })
  async remove(
    @ValidPath(MemberBody) { organisationId, accountId }: MemberBody,
    @ValidBody(RemoveMemberBody) { reason }: RemoveMemberBody,
    @CurrentActor() by: Actor,
  ): Promise<MemberPage> {
    const organisation = await this.lookedAfter(organisationId, by);
    await this.memberships.remove({ organisation, accountId, reason }, by);
    return this.list.page(organisation, {});
  }

  private async lookedAfter(organisationId: string, by: Actor): Promise<Organisation> {
    const organisation = await this.organisations.get(organisationId);
    assertLooksAfter(by, organisation);
    return organisation;
  }
}
