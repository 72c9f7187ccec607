import {
  AccountClosing,
  RefreshRefused,
  RefreshSessionBody,
  SessionView,
  SignInBody,
  SignInRefused,
  TooManySignIns,
} from '@linli/contracts/gateway';
import { Controller, Ip, Post } from '@nestjs/common';
import { AccountStore } from '../accounts/account.store';
import { Passwords } from '../accounts/passwords';
import { Device } from '../http/device';
import { Operation } from '../http/operation';
import { ValidBody } from '../http/valid-body';
import { SignInThrottle } from './sign-in-throttle';
import { SigningIn } from './signing-in';

const USUAL = { tag: 'accounts', status: 200, reply: SessionView } as const;

/** Proof of who somebody is, for tokens. */
@Controller()
export class SignInController {
  constructor(
    private readonly accounts: AccountStore,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
    private readonly signingIn: SigningIn,
  ) {}

  @Post('sign-in')
  @Operation({
    ...USUAL,
    id: 'signIn',
    summary: 'Sign in',
    description:
      'Gives a bearer token that holds 10 minutes, and a refresh token for the next one. After five failures it has to be waited, each time longer.',
    body: SignInBody,
    fails: [SignInRefused, AccountClosing, TooManySignIns],
  })
  async signIn(
    @ValidBody(SignInBody) { phone, password }: SignInBody,
    @Ip() address: string,
    @Device() device: string,
  ): Promise<SessionView> {
    await this.throttle.begin(phone, address);
    const account = await this.accounts.byPhone(phone);
    const right = await this.passwords.matches(password, account?.passwordHash);
    if (!account || !right) throw new SignInRefused();
    await this.throttle.succeed(phone, address);
    return this.signingIn.open(account, { method: 'password', device });
  }

  @Post('sessions/refresh')
  @Operation({
    ...USUAL,
    id: 'refreshSession',
    summary: 'Get the next token',
    description: 'Each refresh token is good once. One that is used again, 10 seconds or more later, ends the session.',
    body: RefreshSessionBody,
    fails: [RefreshRefused],
  })
  refresh(@ValidBody(RefreshSessionBody) { refreshToken }: RefreshSessionBody): Promise<SessionView> {
    return this.signingIn.refresh(refreshToken);
  }
}
