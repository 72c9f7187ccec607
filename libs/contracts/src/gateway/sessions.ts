import { defineError } from '../declared-error';
import { Flag, Id, Instant, ListOf, Nested, OneOf, Text } from '../fields';
import { AccountView } from './accounts';
import { CredentialsBody } from './credentials';

export class SignInBody extends CredentialsBody {}

export class RefreshSessionBody {
  @Text({
    about: 'The refresh token of the last sign-in or refresh; each is good once',
    max: 2000,
    example: 'eyJhbGciOiJIUzI1NiJ9…',
  })
  refreshToken: string;
}

/** Somebody signed in on one device. */
export class SessionView {
  @Text({ about: 'Send it as `Authorization: Bearer …`', max: 4000, example: 'eyJhbGciOiJIUzI1NiJ9…' }) token: string;
  @Instant({ about: 'Until when the token holds' }) expiresAt: string;
  @Text({ about: 'Gives the next token at `POST /sessions/refresh`, once', max: 2000, example: 'eyJhbGciOiJIUzI1NiJ9…' })
  refreshToken: string;
  @Instant({ about: 'Until when the refresh token holds' }) refreshExpiresAt: string;
  @Nested(() => AccountView, { about: 'Who signed in' }) account: AccountView;
}

/** How somebody proved who they are. */
export const SIGN_IN_METHODS = ['password', 'code', 'single-sign-on'] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** One of the devices that somebody is signed in on. */
export class DeviceView {
  @Id({ about: 'Id of the session' }) id: string;
  @Text({ about: 'What the device said that it is', max: 120, min: 0, example: 'Firefox 145, Linux' }) device: string;
  @OneOf(SIGN_IN_METHODS, { about: 'How the sign-in was proved' }) method: SignInMethod;
  @Instant({ about: 'When it was signed in' }) startedAt: string;
  @Instant({ about: 'When it last asked for a token' }) lastUsedAt: string;
  @Flag({ about: 'Whether this request comes from it', example: true }) current: boolean;
}

export class DeviceList {
  @ListOf(() => DeviceView, { about: 'Latest use first', max: 50 }) items: DeviceView[];
}

export class SessionIdBody {
  @Id({ about: 'The session' }) sessionId: string;
}

/** Phone number or password is wrong; which of them is not told. */
export const SignInRefused = defineError('gateway.sign-in-refused', 'unauthenticated', {
  'zh-CN': '手机号或密码不正确。',
  en: 'The phone number or the password is wrong.',
});

/** Too many failed sign-ins with one phone number from one address. */
export const TooManySignIns = defineError('gateway.too-many-sign-ins', 'too-many', {
  'zh-CN': '登录失败次数过多，请 {retryAfterSeconds} 秒后再试。',
  en: 'Too many failed sign-ins; please try again in {retryAfterSeconds} seconds.',
});

/** The refresh token is forged, expired, of a session that has ended, or was used before; then its session is ended. */
export const RefreshRefused = defineError('gateway.refresh-refused', 'unauthenticated', {
  'zh-CN': '登录已失效，请重新登录。',
  en: 'This sign-in is over; please sign in again.',
});

/** There is no such session of the caller's. */
export const SessionNotFound = defineError('gateway.session-not-found', 'not-found', {
  'zh-CN': '没有找到该登录设备。',
  en: 'There is no such signed-in device.',
});
