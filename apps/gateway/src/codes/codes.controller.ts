import { type Actor, ChangedMeanwhile, ServiceUnavailable } from '@linli/contracts';
import {
  AccountClosing,
  AccountView,
  ChangePhoneBody,
  CodeSentView,
  CodeWrong,
  ConsentTextChanged,
  NewPasswordBody,
  NoAccountYet,
  PasswordWrong,
  PhoneTaken,
  ProofMissing,
  SendCodeBody,
  SendPhoneCodeBody,
  SessionView,
  SignInByCodeBody,
  SignUpBody,
  TooManyCodes,
  TooManySignIns,
} from '@linli/contracts/gateway';
import { TextMessagesOff } from '@linli/contracts/notifications';
import { Controller, Post } from '@nestjs/common';
import { Agreeing } from '../consents/agreeing';
import { CurrentActor } from '../http/access';
import { type Caller, CurrentCaller } from '../http/caller';
import { Device } from '../http/device';
import { Operation } from '../http/operation';
import { ValidBody } from '../http/valid-body';
import { SigningIn } from '../sessions/signing-in';
import { AskedFrom } from './asker';
import { CodeSignIn } from './code-sign-in';
import { type Asker, OneTimeCodes } from './one-time-codes';
import { PhoneChange } from './phone-change';

const USUAL = { tag: 'accounts', status: 200 } as const;
const SENDS = { ...USUAL, status: 202, reply: CodeSentView, fails: [TooManyCodes, TextMessagesOff, ServiceUnavailable] };

/** One-time codes to mobile numbers, and what they are good for. */
@Controller()
export class CodesController {
  constructor(
    private readonly codes: OneTimeCodes,
    private readonly codeSignIn: CodeSignIn,
    private readonly agreeing: Agreeing,
    private readonly phoneChange: PhoneChange,
    private readonly signingIn: SigningIn,
  ) {}

  @Post('codes')
  @Operation({
    ...SENDS,
    id: 'sendCode',
    summary: 'Send a one-time code to a mobile number',
    description:
      'Six digits, good once, for five minutes and five tries. The answer does not tell whether the number has an account.',
    body: SendCodeBody,
  })
  send(@ValidBody(SendCodeBody) { phone, purpose }: SendCodeBody, @AskedFrom() from: Asker): Promise<CodeSentView> {
    return this.codes.send({ phone, purpose }, from);
  }

  @Post('sign-in/code')
  @Operation({
    ...USUAL,
    id: 'signInByCode',
    summary: 'Sign in by a code',
    body: SignInByCodeBody,
    reply: SessionView,
    fails: [CodeWrong, NoAccountYet, AccountClosing],
  })
  async signIn(@ValidBody(SignInByCodeBody) body: SignInByCodeBody, @Device() device: string): Promise<SessionView> {
    return this.signingIn.open(await this.codeSignIn.account(body), { method: 'code', device });
  }

  @Post('sign-up')
  @Operation({
    ...USUAL,
    id: 'signUp',
    summary: 'Open an account of my own',
    description: 'With a code for signing in. A number that has an account is signed in to it, and the account stays as it is.',
    body: SignUpBody,
    reply: SessionView,
    fails: [CodeWrong, ConsentTextChanged, PhoneTaken, AccountClosing, ChangedMeanwhile, ServiceUnavailable],
  })
  async signUp(@ValidBody(SignUpBody) body: SignUpBody, @Device() device: string): Promise<SessionView> {
    const agreements = this.agreeing.checked(body.consent);
    const account = await this.codeSignIn.openOrFind(body, (accountId) =>
      this.agreeing.record(accountId, agreements, { through: 'signUp', device }),
    );
    return this.signingIn.open(account, { method: 'code', device });
  }

  @Post('sign-in/new-password')
  @Operation({
    ...USUAL,
    id: 'setNewPassword',
    summary: 'Set a new password by a code',
    description: 'For who has forgotten theirs. Signs out everywhere else.',
    body: NewPasswordBody,
    reply: SessionView,
    fails: [CodeWrong, NoAccountYet, AccountClosing],
  })
  async newPassword(
    @ValidBody(NewPasswordBody) body: NewPasswordBody,
    @CurrentCaller() { address, device }: Caller,
  ): Promise<SessionView> {
    const account = await this.codeSignIn.withNewPassword(body, address);
    await this.signingIn.endAll(account._id);
    return this.signingIn.open(account, { method: 'code', device });
  }

  @Post('me/phone/code')
  @Operation({
    ...SENDS,
    id: 'sendPhoneCode',
    summary: 'Send a code to the number that I am changing to',
    body: SendPhoneCodeBody,
  })
  sendToNew(
    @ValidBody(SendPhoneCodeBody) { phone }: SendPhoneCodeBody,
    @CurrentActor() { id: accountId }: Actor,
    @AskedFrom() from: Asker,
  ): Promise<CodeSentView> {
    return this.codes.send({ phone, purpose: 'change-phone', accountId }, from);
  }

  @Post('me/phone')
  @Operation({
    ...USUAL,
    id: 'changeMyPhone',
    summary: 'Change my mobile number',
    description:
      'With a code that was sent to the new one, and the present password or a code that was sent to the present number. Signs out everywhere else.',
    body: ChangePhoneBody,
    reply: AccountView,
    fails: [CodeWrong, PasswordWrong, ProofMissing, PhoneTaken, TooManySignIns, ChangedMeanwhile, ServiceUnavailable],
  })
  changePhone(@ValidBody(ChangePhoneBody) body: ChangePhoneBody, @CurrentCaller() caller: Caller): Promise<AccountView> {
    return this.phoneChange.make(body, caller);
  }
}
