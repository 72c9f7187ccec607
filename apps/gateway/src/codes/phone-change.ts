import { AccountView, ChangePhoneBody } from '@linli/contracts/gateway';
import { Injectable } from '@nestjs/common';
import { AccountNumbers } from '../accounts/account-numbers';
import { AccountRoles } from '../accounts/account-roles';
import { Caller } from '../http/caller';
import { SigningIn } from '../sessions/signing-in';
import { CodeSignIn } from './code-sign-in';

/** Gives an account another number and ends its other sessions; the number of before is told. */
@Injectable()
export class PhoneChange {
  constructor(
    private readonly codeSignIn: CodeSignIn,
    private readonly numbers: AccountNumbers,
    private readonly signingIn: SigningIn,
    private readonly roles: AccountRoles,
  ) {}

  /** The account as it is then. Throws CodeWrong, PasswordWrong, TooManySignIns, ProofMissing, PhoneTaken or ChangedMeanwhile. */
  async make(body: ChangePhoneBody, { actor, sessionId, address }: Caller): Promise<AccountView> {
    const account = await this.codeSignIn.provedChange(actor, body, address);
    await this.numbers.move(account, body.phone, actor);
    await this.signingIn.endAll(actor.id, sessionId);
    return (await this.roles.of(actor.id)).account;
  }
}
