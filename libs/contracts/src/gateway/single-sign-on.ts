import { LANGUAGES, type Language } from '../actor';
import { BilingualTitle } from '../bilingual';
import { defineError } from '../declared-error';
import { AreaCode, Id, Instant, ListOf, Nested, OneOf, Pattern, Text, TimeZone } from '../fields';
import { MobileNumber } from '../number-fields';
import { ConsentVersions } from './codes';

/** How a provider is named in addresses. */
export const ISSUER_NAME = /^[a-z][a-z0-9-]{0,29}$/;

const IssuerName = () =>
  Pattern({ about: 'Name of the provider, as `GET /issuers` tells it', pattern: ISSUER_NAME, example: 'city' });

/** Somebody else who can prove who people are. */
export class IssuerView {
  @IssuerName() issuer: string;
  @Nested(() => BilingualTitle, { about: 'What people know it as', example: { zh: '市民卡', en: 'Citizen card' } })
  title: BilingualTitle;
}

export class IssuerList {
  @ListOf(() => IssuerView, { about: 'The providers of single sign-on', max: 20 }) items: IssuerView[];
}

export class IssuerBody {
  @IssuerName() issuer: string;
}

export class ReturnToQuery {
  @Text({
    about: 'Where the browser goes afterwards: one of the addresses that the platform was given for that; the first if not given',
    max: 500,
    example: 'https://linli.example/',
    optional: true,
  })
  returnTo?: string;
}

/** What the provider's answer brings in the query; the provider may add more. */
export class SingleSignOnAnswer {
  @Text({ about: 'What the provider gives for its tokens', max: 2000, optional: true }) code?: string;
  @Text({ about: 'What the browser was sent with', max: 500, optional: true }) state?: string;
  @Text({ about: 'The provider’s own name', max: 500, optional: true }) iss?: string;
  @Text({ about: 'Why the provider refuses', max: 200, optional: true }) error?: string;
}

/** What is missing in the provider’s proof: nothing where the person is known already. */
export class SignInBySingleSignOnBody {
  @MobileNumber({ about: 'The person’s number, where the provider has not proved it', optional: true }) phone?: string;
  @Pattern({ about: 'The code for signing in that came to it', pattern: /^\d{6}$/, example: '271828', optional: true })
  code?: string;
  @Text({ about: 'Name shown to others; the provider’s if not given', max: 60, example: '林小满（演示）', optional: true })
  name?: string;
  @OneOf(LANGUAGES, { about: 'Language of notices and reminders; that of the request if not given', optional: true })
  language?: Language;
  @TimeZone({ about: 'The zone that times are told in; that of China if not given', optional: true }) timeZone?: string;
  @AreaCode({ about: 'The area that the person lives in', optional: true }) homeAreaCode?: string;
  @Nested(() => ConsentVersions, {
    about: 'What the person has read and agreed to, as `GET /consent-purposes` names it: needed for a new account',
    optional: true,
  })
  consent?: ConsentVersions;
}

/** A provider’s account that somebody can sign in with. */
export class IdentityView {
  @Id({ about: 'Id of the link' }) id: string;
  @IssuerName() issuer: string;
  @Nested(() => BilingualTitle, { about: 'What people know the provider as', example: { zh: '市民卡', en: 'Citizen card' } })
  title: BilingualTitle;
  @Instant({ about: 'Since when' }) linkedAt: string;
}

export class IdentityList {
  @ListOf(() => IdentityView, { about: 'Latest first', max: 20 }) items: IdentityView[];
}

export class IdentityIdBody {
  @Id({ about: 'The link' }) identityId: string;
}

/** What a provider sends to sign somebody out: a form of one field. */
export class LogoutTokenBody {
  @Text({
    about: 'The logout token (OpenID Connect Back-Channel Logout 1.0, section 2.4)',
    max: 16_000,
    example: 'eyJhbGciOiJSUzI1NiJ9.…',
  })
  logout_token: string;
}

export const LOGOUT_REFUSALS = ['invalid_request', 'temporarily_unavailable'] as const;
export type LogoutRefusalCode = (typeof LOGOUT_REFUSALS)[number];

/** How a logout is refused, in the words of OAuth 2.0 (RFC 6749, section 5.2). */
export class LogoutRefusal {
  @OneOf(LOGOUT_REFUSALS, { about: 'The token does not hold, or the keys of the provider cannot be had just now' })
  error: LogoutRefusalCode;
  @Text({ about: 'What it means, in English', max: 200, example: 'The logout token does not hold.' }) error_description: string;
}

/** No provider of this name is set up. */
export const IssuerNotFound = defineError('gateway.issuer-not-found', 'not-found', {
  'zh-CN': '没有这个统一登录平台。',
  en: 'There is no such provider of single sign-on.',
});

/** The provider does not answer, or not as it should. */
export const IssuerUnavailable = defineError('gateway.issuer-unavailable', 'unavailable', {
  'zh-CN': '统一登录平台暂时无法使用，请稍后再试，或用手机验证码登录。',
  en: 'The provider of single sign-on is not available just now; please try again shortly, or sign in by code.',
});

/** An address to return to that the platform was not given. */
export const ReturnNotAllowed = defineError('gateway.return-not-allowed', 'rule-broken', {
  'zh-CN': '不允许返回到该地址。',
  en: 'The browser may not be sent to that address.',
});

/** Not begun in this browser, begun again meanwhile, or longer ago than ten minutes. */
export const SingleSignOnExpired = defineError('gateway.single-sign-on-expired', 'rule-broken', {
  'zh-CN': '本次统一登录已失效，请重新开始。',
  en: 'This sign-in is no longer good; please start again.',
});

/** The provider refuses, or what it says does not hold: it was meant for another request, is signed by somebody else, or has expired. */
export const SingleSignOnRefused = defineError('gateway.single-sign-on-refused', 'unauthenticated', {
  'zh-CN': '统一登录未成功，请重试。',
  en: 'The sign-in was refused; please try again.',
});

/** The provider has not proved a number, and there is no account yet to sign in to. */
export const PhoneNeeded = defineError('gateway.phone-needed', 'rule-broken', {
  'zh-CN': '请输入手机号和验证码，以完成首次登录。',
  en: 'Please give your mobile number and a code, for the first time.',
});

/** A new account needs a name, and the provider has told none. */
export const NameNeeded = defineError('gateway.name-needed', 'rule-broken', {
  'zh-CN': '请输入姓名，以开通账号。',
  en: 'Please give your name, to open an account.',
});

export const IdentityTaken = defineError('gateway.identity-taken', 'conflict', {
  'zh-CN': '该统一登录账号已关联其他账号。',
  en: 'Somebody else signs in with this account of the provider.',
});

export const IdentityNotFound = defineError('gateway.identity-not-found', 'not-found', {
  'zh-CN': '没有找到该关联。',
  en: 'There is no such link.',
});
