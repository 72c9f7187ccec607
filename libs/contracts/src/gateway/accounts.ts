import { LANGUAGES, type Language, ROLES, type Role } from '../actor';
import { defineEvent } from '../contract';
import { defineError } from '../declared-error';
import { AreaCode, Id, OneOf, Text, TextList, TimeZone, Whole, Words } from '../fields';
import { CredentialsBody } from './credentials';

/** The zone of somebody who has not chosen another. */
export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

export class OpenAccountBody extends CredentialsBody {
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
  @TimeZone({ about: 'The zone that times are told in', example: 'Asia/Shanghai' }) timeZone: string;
  @AreaCode({ about: 'The area that its owner lives in, where they have said so', optional: true }) homeAreaCode?: string;
}

export class ChangePreferencesBody {
  @Text({ about: 'Name shown to others', max: 60, example: '林小满（演示）', optional: true }) name?: string;
  @OneOf(LANGUAGES, { about: 'Language of notices and reminders', optional: true }) language?: Language;
  @TimeZone({ about: 'The zone that times are told in', example: 'Asia/Shanghai', optional: true }) timeZone?: string;
  @AreaCode({ about: 'The area that the person lives in', optional: true }) homeAreaCode?: string;
}

export class ChangePasswordBody {
  @Text({ about: 'The password so far', min: 8, max: 128, example: 'linli-demo' }) currentPassword: string;
  @Text({ about: 'The new password', min: 8, max: 128, example: 'a longer phrase' }) password: string;
}

/** The password that was given as the present one is not. */
export const PasswordWrong = defineError('gateway.password-wrong', 'rule-broken', {
  'zh-CN': '当前密码不正确。',
  en: 'That is not the present password.',
});

export const PhoneTaken = defineError('gateway.phone-taken', 'conflict', {
  'zh-CN': '该手机号已开通账号。',
  en: 'There is already an account with this phone number.',
});

/** Who can receive notices, and in which language. */
export class AccountFact {
  @Id({ about: 'Id of the account' }) accountId: string;
  @OneOf(LANGUAGES, { about: 'Language of notices and reminders' }) language: Language;
  @TextList({ about: 'Ids of its enterprises and units', max: 50 }) memberOf: string[];
  @TimeZone({ about: 'The zone that times are told in; facts of before lack it', optional: true }) timeZone?: string;
}

/** What of an account concerns other services, as its owner has changed it; of two the one with the higher revision is true. */
export class AccountPreferences {
  @Id({ about: 'Id of the account' }) accountId: string;
  @OneOf(LANGUAGES, { about: 'Language of notices and reminders' }) language: Language;
  @TimeZone({ about: 'The zone that times are told in' }) timeZone: string;
  @Whole({ about: 'Counts up with every change of the preferences', min: 1, max: 1_000_000 }) revision: number;
}

/** Published when somebody has chosen another language or time zone. */
export const AccountPreferencesChanged = defineEvent('gateway.account-preferences-changed', 1, {
  body: AccountPreferences,
  subject: ({ accountId }) => accountId,
});

/** Published when an account has been opened. */
export const AccountOpened = defineEvent('gateway.account-opened', 1, {
  body: AccountFact,
  subject: ({ accountId }) => accountId,
});
