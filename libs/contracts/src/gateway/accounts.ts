import { LANGUAGES, type Language, ROLES, type Role } from '../actor';
import { defineEvent } from '../contract';
import { defineError } from '../declared-error';
import { Id, Instant, Nested, OneOf, Pattern, Text, TextList, Words } from '../fields';

export class SignInBody {
  @Pattern({ about: 'Mobile number of mainland China, 11 digits', pattern: /^1\d{10}$/, example: '13900000101' }) phone: string;
  @Text({ about: 'Password', min: 8, max: 128, example: 'linli-demo' }) password: string;
}

export class OpenAccountBody extends SignInBody {
  @Text({ about: 'Name shown to others', max: 60, example: '林小满（演示）' }) name: string;
  @OneOf(LANGUAGES, { about: 'Language of notices and reminders' }) language: Language;
  @Words(ROLES, { about: 'What the account may act as', min: 1, max: ROLES.length, example: ['resident'] }) roles: Role[];
  @TextList({ about: 'Codes of the areas that the account works for', max: 50, example: [] }) areaCodes: string[];
  @TextList({ about: 'Ids of the enterprises and units that it belongs to', max: 50, example: [] }) memberOf: string[];
}

/** An account as its owner and administrators see it; the phone number is masked. */
export class AccountView {
  @Id({ about: 'Id of the account' }) id: string;
  @Text({ about: 'Mobile number, masked', max: 20, example: '139****0101' }) phone: string;
  @Text({ about: 'Name', max: 60, example: '林小满（演示）' }) name: string;
  @OneOf(LANGUAGES, { about: 'Language of notices and reminders' }) language: Language;
  @Words(ROLES, { about: 'What the account may act as', max: ROLES.length, example: ['resident'] }) roles: Role[];
  @TextList({ about: 'Codes of its areas', max: 50, example: [] }) areaCodes: string[];
  @TextList({ about: 'Ids of its enterprises and units', max: 50, example: [] }) memberOf: string[];
}

export class SessionView {
  @Text({ about: 'Send it as `Authorization: Bearer …`', max: 4000, example: 'eyJhbGciOiJIUzI1NiJ9…' }) token: string;
  @Instant({ about: 'Until when the token holds' }) expiresAt: string;
  @Nested(() => AccountView, { about: 'Who signed in' }) account: AccountView;
}

/** Phone number or password is wrong; which of them is not told. */
export const SignInRefused = defineError('gateway.sign-in-refused', 'unauthenticated', {
  'zh-CN': '手机号或密码不正确。',
  en: 'The phone number or the password is wrong.',
});

export const PhoneTaken = defineError('gateway.phone-taken', 'conflict', {
  'zh-CN': '该手机号已开通账号。',
  en: 'There is already an account with this phone number.',
});

/** Too many failed sign-ins with one phone number from one address. */
export const TooManySignIns = defineError('gateway.too-many-sign-ins', 'too-many', {
  'zh-CN': '登录失败次数过多，请 {retryAfterSeconds} 秒后再试。',
  en: 'Too many failed sign-ins; please try again in {retryAfterSeconds} seconds.',
});

/** Who can receive notices, and in which language. */
export class AccountFact {
  @Id({ about: 'Id of the account' }) accountId: string;
  @OneOf(LANGUAGES, { about: 'Language of notices and reminders' }) language: Language;
  @TextList({ about: 'Ids of its enterprises and units', max: 50 }) memberOf: string[];
}

/** Published when an account has been opened. */
export const AccountOpened = defineEvent('gateway.account-opened', 1, {
  body: AccountFact,
  subject: ({ accountId }) => accountId,
});
