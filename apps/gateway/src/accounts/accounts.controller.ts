import { type Actor, ChangedMeanwhile, KeyReused, OutsideOwnArea } from '@linli/contracts';
import {
  AccountView,
  ChangePasswordBody,
  ChangePreferencesBody,
  IdempotencyKeyNotValid,
  OpenAccountBody,
  PasswordWrong,
  PhoneTaken,
  TooManySignIns,
} from '@linli/contracts/gateway';
import { newId } from '@linli/persistence';
import { Controller, Get, Post } from '@nestjs/common';
import { PasswordChange } from '../codes/password-change';
import { CurrentActor } from '../http/access';
import { type Caller, CurrentCaller } from '../http/caller';
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
    private readonly passwordChange: PasswordChange,
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
    description: 'Signs out everywhere else. After five wrong passwords it has to be waited, each time longer.',
    body: ChangePasswordBody,
    fails: [PasswordWrong, TooManySignIns],
  })
  async changePassword(
    @ValidBody(ChangePasswordBody) body: ChangePasswordBody,
    @CurrentCaller() caller: Caller,
  ): Promise<AccountView> {
    await this.passwordChange.make(body, caller);
    return this.me(caller.actor);
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
