import { type Actor, ChangedMeanwhile, KeyReused, OutsideOwnArea, PageQuery } from '@linli/contracts';
import {
  AccountClosing,
  AccountNotFound,
  AlreadyGranted,
  GrantIdBody,
  GrantNotFound,
  GrantPage,
  GrantPeriodNotValid,
  GrantRoleBody,
  GrantView,
  IdempotencyKeyNotValid,
  LastAdministrator,
  ListGrantsBody,
  RevokeGrantBody,
  RoleHasNoArea,
} from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { Controller, Get, Post } from '@nestjs/common';
import { CurrentActor } from '../http/access';
import { IdempotentId } from '../http/idempotency-key';
import { Operation } from '../http/operation';
import { ValidBody } from '../http/valid-body';
import { ValidPath } from '../http/valid-path';
import { ValidQuery } from '../http/valid-query';
import { viewOf } from './grant';
import { GrantStore } from './grant.store';
import { Granting } from './granting';

const USUAL = { tag: 'accounts', status: 200 } as const;

/** Who may act as what, where: given, revoked and listed. */
@Controller()
export class GrantsController {
  constructor(
    private readonly granting: Granting,
    private readonly grants: GrantStore,
    private readonly clock: Clock,
  ) {}

  @Post('grants')
  @Operation({
    ...USUAL,
    id: 'grantRole',
    summary: 'Give somebody a role',
    description: 'For an area and all below it, by an administrator of that area. It holds at the next refresh of their session.',
    status: 201,
    repeatable: true,
    body: GrantRoleBody,
    reply: GrantView,
    fails: [
      AccountNotFound,
      AccountClosing,
      OutsideOwnArea,
      AlreadyGranted,
      GrantPeriodNotValid,
      RoleHasNoArea,
      IdempotencyKeyNotValid,
      KeyReused,
    ],
  })
  async give(
    @ValidBody(GrantRoleBody) body: GrantRoleBody,
    @CurrentActor() by: Actor,
    @IdempotentId() id: string | undefined,
  ): Promise<GrantView> {
    return viewOf(await this.granting.give(body, { by, id: id ?? newId() }), this.clock.now());
  }

  @Post('grants/:grantId/revoke')
  @Operation({
    ...USUAL,
    id: 'revokeGrant',
    summary: 'Revoke a role',
    description: 'The grant is kept as a record. Tokens issued before are refused at once.',
    path: { shape: GrantIdBody, fields: ['grantId'] },
    body: RevokeGrantBody,
    reply: GrantView,
    fails: [GrantNotFound, LastAdministrator, ChangedMeanwhile],
  })
  async revoke(
    @ValidPath(GrantIdBody) { grantId }: GrantIdBody,
    @ValidBody(RevokeGrantBody) { reason }: RevokeGrantBody,
    @CurrentActor() by: Actor,
  ): Promise<GrantView> {
    return viewOf(await this.granting.revoke({ grantId, reason }, by), this.clock.now());
  }

  @Get('grants')
  @Operation({
    ...USUAL,
    id: 'listGrants',
    summary: 'List the roles given in my areas',
    query: ListGrantsBody,
    reply: GrantPage,
  })
  async list(@ValidQuery(ListGrantsBody) query: ListGrantsBody, @CurrentActor() { grants = [] }: Actor): Promise<GrantPage> {
    const within = grants.flatMap(({ role, areaCode }) => (role === 'administrator' && areaCode !== undefined ? [areaCode] : []));
    return this.page(query, within);
  }

  @Get('me/grants')
  @Operation({
    ...USUAL,
    id: 'listMyGrants',
    summary: 'List the roles given to me',
    query: PageQuery,
    reply: GrantPage,
  })
  async listMine(@ValidQuery(PageQuery) query: PageQuery, @CurrentActor() { id }: Actor): Promise<GrantPage> {
    return this.page({ ...query, accountId: id }, ['']);
  }

  private async page(query: ListGrantsBody, within: readonly string[]): Promise<GrantPage> {
    const now = this.clock.now();
    const page = await this.grants.page({ ...query, now }, within);
    return { ...page, items: page.items.map((grant) => viewOf(grant, now)) };
  }
}
