import { ChangePasswordBody } from '@linli/contracts/gateway';
import { Injectable } from '@nestjs/common';
import { AccountStore } from '../accounts/account.store';
import { Passwords } from '../accounts/passwords';
import { Caller } from '../http/caller';
import { SigningIn } from '../sessions/signing-in';
import { CodeSignIn } from './code-sign-in';

/** Gives an account another password and ends its other sessions. */
@Injectable()
export class PasswordChange {
  constructor(
    private readonly codeSignIn: CodeSignIn,
    private readonly accounts: AccountStore,
    private readonly passwords: Passwords,
    private readonly signingIn: SigningIn,
  ) {}

  /** Throws PasswordWrong, or TooManySignIns after several wrong ones: a token that was found guesses no faster than who has none. */
  async make({ password, ...present }: ChangePasswordBody, { actor, sessionId, address }: Caller): Promise<void> {
    await this.codeSignIn.proofOf(await this.accounts.get(actor.id), present, address);
    await this.accounts.setPassword(actor.id, await this.passwords.hash(password));
    await this.signingIn.endAll(actor.id, sessionId);
  }
}
