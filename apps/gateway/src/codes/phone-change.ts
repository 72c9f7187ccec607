import { ChangePhoneBody } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { Injectable, Logger } from '@nestjs/common';
import { Caller } from '../http/caller';
import { SigningIn } from '../sessions/signing-in';
import { CodeSignIn } from './code-sign-in';
import { TextMessages } from './text-messages';

const DAY_MS = 86_400_000;

/** Gives an account another number, ends its other sessions and tells the number of before. */
@Injectable()
export class PhoneChange {
  private readonly log = new Logger(PhoneChange.name);

  constructor(
    private readonly codeSignIn: CodeSignIn,
    private readonly signingIn: SigningIn,
    private readonly texts: TextMessages,
    private readonly clock: Clock,
  ) {}

  /** Throws CodeWrong, PasswordWrong, TooManySignIns, ProofMissing or PhoneTaken. */
  async make(body: ChangePhoneBody, { actor, sessionId, address }: Caller): Promise<void> {
    const { phone, language } = await this.codeSignIn.changePhone(actor, body, address);
    await this.signingIn.endAll(actor.id, sessionId);
    const expiresAt = new Date(this.clock.now().getTime() + DAY_MS);
    // The change holds, whether its warning can be sent or not.
    await this.texts.send({ phone, template: 'phone-changed', values: {}, language, expiresAt }).catch((error: Error) => {
      this.log.warn(`The number before the change of account ${actor.id} was not told: ${error.message}`);
    });
  }
}
