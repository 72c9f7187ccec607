import { SessionView, SignInBody, SignInRefused, TooManySignIns } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { Controller, Ip, Post } from '@nestjs/common';
import { Operation } from '../http/operation';
import { ValidBody } from '../http/valid-body';
import { AccountStore } from './account.store';
import { Passwords } from './passwords';
import { SignInThrottle } from './sign-in-throttle';
import { Tokens } from './tokens';

/** Phone number and password for a bearer token. */
@Controller()
export class SignInController {
  constructor(
    private readonly accounts: AccountStore,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
    private readonly tokens: Tokens,
    private readonly clock: Clock,
  ) {}

  @Post('sign-in')
  @Operation({
    id: 'signIn',
    tag: 'accounts',
    summary: 'Sign in',
    description: 'Gives a bearer token that holds 8 hours. After 10 failures in 15 minutes it has to be waited.',
    access: 'public',
    status: 200,
    body: SignInBody,
    reply: SessionView,
    fails: [SignInRefused, TooManySignIns],
  })
  async signIn(@ValidBody(SignInBody) { phone, password }: SignInBody, @Ip() address: string): Promise<SessionView> {
    this.throttle.begin(phone, address, this.clock.now());
    const account = await this.accounts.byPhone(phone);
    const right = await this.passwords.matches(password, account?.passwordHash);
    if (!account || !right) throw new SignInRefused();
    this.throttle.succeed(phone, address);
    return this.tokens.sessionOf(account);
  }
}
