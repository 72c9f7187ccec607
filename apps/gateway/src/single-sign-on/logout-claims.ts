/** What a logout token says once its signature, issuer, audience and times were found good. */
export interface LogoutClaims {
  readonly jti: string;
  readonly sub?: string;
  readonly sid?: string;
}

export const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** Section 2.6 of OpenID Connect Back-Channel Logout 1.0, steps 4 to 7: undefined where it is no logout token, though signed by the provider. */
export function logoutIn(claims: Readonly<Record<string, unknown>>): LogoutClaims | undefined {
  const { jti, sub, sid, events } = claims;
  // A nonce makes it an ID token, which may not be misused as this.
  if ('nonce' in claims || !isObject(events) || !isObject(events[LOGOUT_EVENT])) return undefined;
  if (!isName(jti) || (sub !== undefined && !isName(sub)) || (sid !== undefined && !isName(sid))) return undefined;
  return sub === undefined && sid === undefined ? undefined : { jti, ...(sub && { sub }), ...(sid && { sid }) };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';
