import { LANGUAGES, type Language } from '../actor';
import { defineEvent } from '../contract';
import { defineError } from '../declared-error';
import { AreaCode, Id, Instant, Nested, OneOf, Pattern, Text, TimeZone, Whole } from '../fields';
import { MobileNumber } from '../number-fields';

/** What a one-time code is good for, besides a change of the phone number. */
export const CODE_PURPOSES = ['sign-in', 'new-password'] as const;
export type CodePurpose = (typeof CODE_PURPOSES)[number];

const Code = (about: string, optional?: { optional: true }) =>
  Pattern({ about, pattern: /^\d{6}$/, example: '271828', ...optional });

class PhoneBody {
  @MobileNumber({ about: 'Mobile number of mainland China' }) phone: string;
}

export class SendCodeBody extends PhoneBody {
  @OneOf(CODE_PURPOSES, { about: 'What for; `sign-in` is for opening an account, too' }) purpose: CodePurpose;
}

export class SendPhoneCodeBody {
  @MobileNumber({ about: 'The number that the account is to have' }) phone: string;
}

/** Told alike for every number, whether it has an account or not. */
export class CodeSentView {
  @Instant({ about: 'Until when the code holds' }) expiresAt: string;
  @Whole({ about: 'Seconds after which another one may be asked for', min: 1, max: 86_400, example: 60 })
  resendAfterSeconds: number;
}

export class SignInByCodeBody extends PhoneBody {
  @Code('The code that was sent to the number') code: string;
}

const Version = (about: string) => Text({ about, max: 20, example: '2026-11-01' });

/** The texts that somebody has agreed to, or is to agree to. */
export class ConsentVersions {
  @Version('Version of the terms of use') terms: string;
  @Version('Version of the privacy notice') privacy: string;
}

export class SignUpBody extends SignInByCodeBody {
  @Text({ about: 'Name shown to others', max: 60, example: '林小满（演示）' }) name: string;
  @OneOf(LANGUAGES, { about: 'Language of notices and reminders' }) language: Language;
  @TimeZone({ about: 'The zone that times are told in; that of China if not given', optional: true }) timeZone?: string;
  @Text({ about: 'A password, to sign in without a code', min: 8, max: 128, example: 'linli-demo', optional: true })
  password?: string;
  @AreaCode({ about: 'The area that the person lives in', optional: true }) homeAreaCode?: string;
  @Nested(() => ConsentVersions, { about: 'What the person has read and agreed to, as `GET /consent-purposes` names it' })
  consent: ConsentVersions;
}

export class NewPasswordBody extends SignInByCodeBody {
  @Text({ about: 'The new password', min: 8, max: 128, example: 'a longer phrase' }) password: string;
}

export class ChangePhoneBody {
  @MobileNumber({ about: 'The number that the account is to have' }) phone: string;
  @Code('The code that was sent to that number') code: string;
  @Text({ about: 'The present password', min: 8, max: 128, example: 'linli-demo', optional: true }) currentPassword?: string;
  @Code('Without a password: a code for signing in that was sent to the present number', { optional: true }) currentCode?: string;
}

/** Wrong, used before, tried too often, or older than five minutes; which of them is not told. */
export const CodeWrong = defineError('gateway.code-wrong', 'rule-broken', {
  'zh-CN': '验证码不正确或已失效，请重新获取。',
  en: 'The code is wrong or no longer good; please ask for another one.',
});

/** Too many codes were sent to the number, or asked for from the address. */
export const TooManyCodes = defineError('gateway.too-many-codes', 'too-many', {
  'zh-CN': '验证码发送过于频繁，请 {retryAfterSeconds} 秒后再试。',
  en: 'Too many codes were asked for; please try again in {retryAfterSeconds} seconds.',
});

/** The code was right, but the number has no account; the code is still good for opening one. */
export const NoAccountYet = defineError('gateway.no-account-yet', 'rule-broken', {
  'zh-CN': '该手机号尚未开通账号，请先注册。',
  en: 'There is no account with this number yet; please sign up.',
});

/** Neither the present password nor a code to the present number came with it. */
export const ProofMissing = defineError('gateway.proof-missing', 'rule-broken', {
  'zh-CN': '请提供当前密码，或发送到当前手机号的验证码。',
  en: 'Please give the present password, or a code that was sent to the present number.',
});

/** A new account needs agreement to the terms of use and the privacy notice. */
export const ConsentNeeded = defineError('gateway.consent-needed', 'rule-broken', {
  'zh-CN': '请阅读并同意用户协议和个人信息处理规则。',
  en: 'Please read and agree to the terms of use and the privacy notice.',
});

/** An account has got another number. The one of before is sealed: only a service that has the keys can read it. */
export class PhoneNumberFact {
  @Id({ about: 'Id of the change, and of the warning to the number of before' }) messageId: string;
  @Id({ about: 'The account' }) accountId: string;
  @OneOf(LANGUAGES, { about: 'Language to tell it in' }) language: Language;
  @Text({ about: 'The number of before, sealed as the field `to` of the text message `messageId`', max: 600 })
  formerPhone: string;
  @Instant({ about: 'When it was changed' }) at: string;
}

/** Published when an account has got another mobile number. */
export const PhoneNumberChanged = defineEvent('gateway.phone-number-changed', 1, {
  body: PhoneNumberFact,
  subject: ({ accountId }) => accountId,
});
