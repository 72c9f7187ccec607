import { Actor, errorAt } from '@linli/contracts';
import {
  ChangePhoneBody,
  NewPasswordBody,
  NoAccountYet,
  PasswordWrong,
  ProofMissing,
  SignInByCodeBody,
  SignUpBody,
} from '@linli/contracts/gateway';
import { newId } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { Account } from '../accounts/account';
import { AccountStore } from '../accounts/account.store';
import { AccountOpening } from '../accounts/account-opening';
import { Passwords } from '../accounts/passwords';
import { SignInThrottle } from '../sessions/sign-in-throttle';
import { OneTimeCodes, ProvedCode } from './one-time-codes';

/** Accounts for whoever proves a mobile number by a code. */
@Injectable()
export class CodeSignIn {
  constructor(
    private readonly codes: OneTimeCodes,
    private readonly accounts: AccountStore,
    private readonly opening: AccountOpening,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
  ) {}

  /** The account of the number. Throws CodeWrong, or NoAccountYet, by which the code stays good. */
  async account({ phone, code }: SignInByCodeBody): Promise<Account> {
    const proved = await this.codes.prove({ phone, purpose: 'sign-in' }, code);
    const account = await this.accounts.byPhone(phone);
    if (!account) throw new NoAccountYet();
    await this.codes.use(proved);
    return account;
  }

  /** A new account for the number, or the one that it has: who has forgotten theirs is signed in to it. Throws CodeWrong. */
  async openOrFind({ code, ...body }: SignUpBody, alongside: (accountId: string) => Promise<void>): Promise<Account> {
    await this.codes.use(await this.codes.prove({ phone: body.phone, purpose: 'sign-in' }, code));
    const account = await this.accounts.byPhone(body.phone);
    if (account) await alongside(account._id);
    return account ?? this.opening.openOwn(body, newId(), alongside);
  }

  /** The account of the number, with that password from now on. Throws CodeWrong or NoAccountYet. */
  async withNewPassword({ phone, code, password }: NewPasswordBody, address: string): Promise<Account> {
    const proved = await this.codes.prove({ phone, purpose: 'new-password' }, code);
    const account = await this.accounts.byPhone(phone);
    if (!account) throw new NoAccountYet();
    await this.codes.use(proved);
    await this.accounts.setPassword(account._id, await this.passwords.hash(password));
    await this.throttle.succeed(phone, address);
    return account;
  }

  /** The account, once it is proved that it is to have the number. Throws CodeWrong, PasswordWrong, TooManySignIns or ProofMissing. */
  async provedChange({ id: accountId }: Actor, { phone, code, ...present }: ChangePhoneBody, address: string): Promise<Account> {
    const account = await this.accounts.get(accountId);
    const used = await this.proofOf(account, present, address);
    const proved = await this.codes.prove({ phone, purpose: 'change-phone', accountId }, code);
    for (const each of [proved, ...used]) await this.codes.use(each);
    return account;
  }

  /** The password, or a code to the present number, which is to be used up. Throws PasswordWrong, TooManySignIns, CodeWrong or ProofMissing. */
  async proofOf(
    { phone, passwordHash }: Account,
    { currentPassword, currentCode }: Pick<ChangePhoneBody, 'currentPassword' | 'currentCode'>,
    address: string,
  ): Promise<ProvedCode[]> {
    if (currentPassword !== undefined) {
      await this.throttle.begin(phone, address);
      if (!(await this.passwords.matches(currentPassword, passwordHash))) throw errorAt(PasswordWrong, '#/currentPassword');
      await this.throttle.succeed(phone, address);
      return [];
    }
    if (currentCode === undefined) throw new ProofMissing();
    return [await this.codes.prove({ phone, purpose: 'sign-in' }, currentCode, 'currentCode')];
  }
}
