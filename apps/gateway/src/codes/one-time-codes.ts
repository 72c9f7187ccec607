import { randomInt, timingSafeEqual } from 'node:crypto';
import { errorAt, Language, normalMobileNumber } from '@linli/contracts';
import { CodeSentView, CodeWrong } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { Keyring } from '@linli/personal-data';
import { Injectable } from '@nestjs/common';
import { CodeLimits } from './code-limits';
import { CODE_MINUTES, CODE_TRIES, OneTimeCode, Purpose } from './one-time-code';
import { OneTimeCodeStore } from './one-time-code.store';
import { TextMessages } from './text-messages';

/** The number that is to be proved, and what for: for the account, where it is about one. */
export interface Proving {
  readonly phone: string;
  readonly purpose: Purpose;
  readonly accountId?: string;
}

/** Who asks for a code: from where, and in which language it is to be told. */
export interface Asker {
  readonly address: string;
  readonly language: Language;
}

/** A code that was right; it is good until it is used. */
export type ProvedCode = Pick<OneTimeCode, '_id' | 'codeHash'> & Pick<Proving, 'phone'>;

/** Sends codes to mobile numbers, and tells whether one that comes back is right. */
@Injectable()
export class OneTimeCodes {
  constructor(
    private readonly codes: OneTimeCodeStore,
    private readonly texts: TextMessages,
    private readonly limits: CodeLimits,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /** Sends a new code, whether the number has an account or not. Throws TooManyCodes or TextMessagesOff. */
  async send(proving: Proving, { address, language }: Asker): Promise<CodeSentView> {
    const phone = normalMobileNumber(proving.phone);
    const waitMs = await this.limits.count(phone, address);
    const [id, code] = [this.idOf(proving), String(randomInt(1_000_000)).padStart(6, '0')];
    const expiresAt = new Date(this.clock.now().getTime() + CODE_MINUTES * 60_000);
    await this.codes.put({ _id: id, codeHash: this.hashOf(id, code), triesLeft: CODE_TRIES, expiresAt });
    await this.texts.send({ phone, template: 'one-time-code', values: { code, minutes: CODE_MINUTES }, language, expiresAt });
    return { expiresAt: expiresAt.toISOString(), resendAfterSeconds: Math.ceil(waitMs / 1000) };
  }

  /** Throws CodeWrong, with a pointer to the field that the code came in. */
  async prove(proving: Proving, code: string, field = 'code'): Promise<ProvedCode> {
    const [id, wrong] = [this.idOf(proving), errorAt(CodeWrong, `#/${field}`)];
    const known = await this.codes.try(id, this.clock.now());
    const hash = this.hashOf(id, code);
    if (!known || !timingSafeEqual(Buffer.from(hash), Buffer.from(known.codeHash))) throw wrong;
    return { _id: known._id, codeHash: known.codeHash, phone: proving.phone };
  }

  /** Uses the code up; throws CodeWrong when it has just been used. */
  async use(proved: ProvedCode): Promise<void> {
    if (!(await this.codes.use(proved))) throw new CodeWrong();
    await this.limits.forgive(proved.phone);
  }

  private idOf({ phone, purpose, accountId = '' }: Proving): string {
    return this.keyring.lookupHash('one-time code for', [purpose, accountId, normalMobileNumber(phone)].join(' '));
  }

  private hashOf(id: string, code: string): string {
    return this.keyring.lookupHash('one-time code', `${id} ${code}`);
  }
}
