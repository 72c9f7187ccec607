import { type Actor, ChangedMeanwhile, KeyReused, OutsideOwnArea } from '@linli/contracts';
import {
  AccountView,
  ChangePasswordBody,
  ChangePreferencesBody,
  IdempotencyKeyNotValid,
  OpenAccountBody,
  PasswordWrong,
  PhoneTaken,
} from '@linli/contracts/gateway';
import { newId } from '@linli/persistence';
import { Controller, Get, Post } from '@nestjs/common';
import { CurrentActor, CurrentSession } from '../http/access';
import { IdempotentId } from '../http/idempotency-key';
import { Operation } from '../http/operation';
import { ValidBody } from '../http/valid-body';
import { AccountOpening } from './account-opening';
import { AccountRoles } from './account-roles';
import { AccountSettling } from './account-settling';

const USUAL = { tag: 'accounts', status: 200, reply: AccountView } as const;

@Controller()
export class AccountsController {
  constructor(
    private readonly roles: AccountRoles,
    private readonly opening: AccountOpening,
    private readonly settling: AccountSettling,
  ) {}

  @Get('me')
  @Operation({ ...USUAL, id: 'getMyAccount', summary: 'Read my account' })
  async me(@CurrentActor() { id }: Actor): Promise<AccountView> {
    return (await this.roles.of(id)).account;
  }

  @Post('me/preferences')
  @Operation({
    ...USUAL,
    id: 'changeMyPreferences',
    summary: 'Change my name, language or time zone',
    body: ChangePreferencesBody,
    fails: [ChangedMeanwhile],
  })
  async prefer(
    @ValidBody(ChangePreferencesBody) body: ChangePreferencesBody,
    @CurrentActor() actor: Actor,
  ): Promise<AccountView> {
    await this.settling.prefer(actor, body);
    return this.me(actor);
  }

  @Post('me/password')
  @Operation({
    ...USUAL,
    id: 'changeMyPassword',
    summary: 'Change my password',
    description: 'Signs out everywhere else.',
    body: ChangePasswordBody,
    fails: [PasswordWrong],
  })
  async changePassword(
    @ValidBody(ChangePasswordBody) body: ChangePasswordBody,
    @CurrentActor() actor: Actor,
    @CurrentSession() sessionId: string,
  ): Promise<AccountView> {
    await this.settling.changePassword(actor, body, sessionId);
    return this.me(actor);
  }

  @Post('accounts')
  @Operation({
    ...USUAL,
    id: 'openAccount',
    summary: 'Open an account',
    description: 'With roles for the areas and organisations that the administrator answers for.',
    status: 201,
    repeatable: true,
    body: OpenAccountBody,
    fails: [PhoneTaken, OutsideOwnArea, IdempotencyKeyNotValid, KeyReused],
  })
  async open(
    @ValidBody(OpenAccountBody) body: OpenAccountBody,
    @CurrentActor() by: Actor,
    @IdempotentId() id: string | undefined,
  ): Promise<AccountView> {
    const account = await this.opening.open(body, { by, id: id ?? newId() });
    return (await this.roles.of(account._id)).account;
  }
}
