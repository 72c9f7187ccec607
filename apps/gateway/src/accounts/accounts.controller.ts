import { type Actor, KeyReused, TokenNotValid } from '@linli/contracts';
import { AccountView, IdempotencyKeyNotValid, OpenAccountBody, PhoneTaken } from '@linli/contracts/gateway';
import { newId } from '@linli/persistence';
import { Controller, Get, Post } from '@nestjs/common';
import { CurrentActor } from '../http/access';
import { IdempotentId } from '../http/idempotency-key';
import { Operation } from '../http/operation';
import { ValidBody } from '../http/valid-body';
import { viewOf } from './account';
import { AccountStore } from './account.store';
import { AccountOpening } from './account-opening';

@Controller()
export class AccountsController {
  constructor(
    private readonly accounts: AccountStore,
    private readonly opening: AccountOpening,
  ) {}

  @Get('me')
  @Operation({
    id: 'getMyAccount',
    tag: 'accounts',
    summary: 'Read my account',
    access: 'signed-in',
    status: 200,
    reply: AccountView,
  })
  async me(@CurrentActor() { id }: Actor): Promise<AccountView> {
    const account = await this.accounts.find(id);
    if (!account) throw new TokenNotValid();
    return viewOf(account);
  }

  @Post('accounts')
  @Operation({
    id: 'openAccount',
    tag: 'accounts',
    summary: 'Open an account',
    access: ['administrator'],
    status: 201,
    repeatable: true,
    body: OpenAccountBody,
    reply: AccountView,
    fails: [PhoneTaken, IdempotencyKeyNotValid, KeyReused],
  })
  async open(
    @ValidBody(OpenAccountBody) body: OpenAccountBody,
    @CurrentActor() actor: Actor,
    @IdempotentId() id: string | undefined,
  ): Promise<AccountView> {
    return viewOf(await this.opening.open(body, { by: actor, id: id ?? newId() }));
  }
}
