import { type Actor, NotOwner } from '@linli/contracts';
import {
  ChangeTermBody,
  GrantPeriodNotValid,
  LastOwner,
  MemberBody,
  MemberNotFound,
  MemberView,
  OrganisationNotFound,
} from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { Controller, Post } from '@nestjs/common';
import { periodOf } from '../grants/grant';
import { CurrentActor } from '../http/access';
import { Operation } from '../http/operation';
import { ValidBody } from '../http/valid-body';
import { ValidPath } from '../http/valid-path';
import { MemberList } from './member-list';
import { Memberships } from './memberships';
import { assertLooksAfter } from './organisation';
import { OrganisationStore } from './organisation.store';

/** From when until when somebody belongs to an enterprise or unit. */
@Controller('organisations/:organisationId/members/:accountId')
export class MembershipDatesController {
  constructor(
    private readonly organisations: OrganisationStore,
    private readonly memberships: Memberships,
    private readonly list: MemberList,
    private readonly clock: Clock,
  ) {}

  @Post('dates')
  @Operation({
    ...{
      tag: 'organisations',
      status: 200,
      id: 'changeMemberDates',
      path: { shape: MemberBody, fields: ['organisationId', 'accountId'] },
    },
    summary: 'Say from when until when somebody is a member',
    description:
      'Dates that are not given it has no more. One owner of an enterprise is always one without end, unless staff of its area decide otherwise.',
    body: ChangeTermBody,
    reply: MemberView,
    fails: [OrganisationNotFound, NotOwner, MemberNotFound, LastOwner, GrantPeriodNotValid],
  })
  async change(
    @ValidPath(MemberBody) { organisationId, accountId }: MemberBody,
    @ValidBody(ChangeTermBody) { reason, ...term }: ChangeTermBody,
    @CurrentActor() by: Actor,
  ): Promise<MemberView> {
    const organisation = await this.organisations.get(organisationId);
    assertLooksAfter(by, organisation);
    const dates = periodOf(term, this.clock.now());
    await this.memberships.changeDates({ organisation, accountId, reason }, dates, by);
    return this.list.one(organisation, accountId);
  }
}
