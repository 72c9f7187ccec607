import { MOBILE_NUMBER } from '@linli/contracts';
import { IssuerUnavailable, SingleSignOnExpired, SingleSignOnRefused } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { Injectable, Logger } from '@nestjs/common';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { Attempt } from './attempt';
import { TICKET_SECONDS } from './identity';
import { IdentityStore } from './identity.store';
import { Issuers } from './issuers';
import { isOutage } from './outage';
import { Issuer } from './single-sign-on-settings';
import { TicketStore } from './ticket.store';

interface Claims {
  readonly sub: string;
  readonly sid?: unknown;
  readonly name?: unknown;
  readonly phone_number?: unknown;
  readonly phone_number_verified?: unknown;
}

const NAME_LENGTH = 60;

/** The side of OpenID Connect that believes a provider: authorization code flow with PKCE, state and nonce. */
@Injectable()
export class RelyingParty {
  private readonly log = new Logger(RelyingParty.name);

  constructor(
    private readonly issuers: Issuers,
    private readonly identities: IdentityStore,
    private readonly tickets: TicketStore,
    private readonly clock: Clock,
  ) {}

  /** A new attempt, and where the browser goes to make it. Throws IssuerNotFound, ReturnNotAllowed or IssuerUnavailable. */
  async begin(name: string, wantedReturn?: string): Promise<{ attempt: Attempt; address: string }> {
    const [issuer, returnTo] = [this.issuers.get(name), this.issuers.allowed(wantedReturn)];
    const configuration = await this.issuers.configurationOf(issuer);
    const attempt = {
      issuer: name,
      state: randomState(),
      nonce: randomNonce(),
      codeVerifier: randomPKCECodeVerifier(),
      returnTo,
    };
    const address = buildAuthorizationUrl(configuration, {
      redirect_uri: this.issuers.callbackOf(issuer),
      scope: issuer.scopes,
      code_challenge: await calculatePKCECodeChallenge(attempt.codeVerifier),
      code_challenge_method: 'S256',
      state: attempt.state,
      nonce: attempt.nonce,
    });
    return { attempt, address: address.href };
  }

  /** A ticket for whoever the provider says it is. Throws SingleSignOnExpired, SingleSignOnRefused or IssuerUnavailable. */
  async finish(attempt: Attempt, name: string, query: string): Promise<string> {
    const issuer = this.issuers.get(name);
    const isOurs = attempt.issuer === name && new URLSearchParams(query).get('state') === attempt.state;
    if (!isOurs) throw new SingleSignOnExpired();
    const configuration = await this.issuers.configurationOf(issuer);
    const answer = new URL(`${this.issuers.callbackOf(issuer)}?${query}`);
    const claims = await claimsOf(configuration, answer, attempt).catch((error: Error) => this.refuse(issuer, error));
    return this.tickets.issue({
      identityId: this.identities.idOf(issuer.issuer, claims.sub),
      issuer: issuer.issuer,
      ...(typeof claims.sid === 'string' && { providerSessionId: this.identities.sessionIdOf(issuer.issuer, claims.sid) }),
      ...toldBy(claims, issuer),
      expiresAt: new Date(this.clock.now().getTime() + TICKET_SECONDS * 1000),
    });
  }

  /** What went wrong is for the log: it tells a stranger too much, and a person nothing. */
  private refuse({ name }: Issuer, error: Error): never {
    this.log.warn(`A sign-in by ${name} failed: ${error.message}`);
    throw isOutage(error) ? new IssuerUnavailable() : new SingleSignOnRefused();
  }
}

/** What the provider says about the person, in the signed token and, where that tells no number, when it is asked for more. */
async function claimsOf(configuration: Configuration, answer: URL, { state, nonce, codeVerifier }: Attempt): Promise<Claims> {
  const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier, idTokenExpected: true };
  const tokens = await authorizationCodeGrant(configuration, answer, checks);
  const claims = tokens.claims() as Claims;
  if (claims.phone_number !== undefined || !configuration.serverMetadata().userinfo_endpoint) return claims;
  return { ...claims, ...(await fetchUserInfo(configuration, tokens.access_token, claims.sub)) };
}

function toldBy({ name, phone_number: phone, phone_number_verified: verified }: Claims, { trustPhone }: Issuer) {
  const isProved = trustPhone && verified === true && typeof phone === 'string' && MOBILE_NUMBER.test(phone);
  const isNamed = typeof name === 'string' && name.trim() !== '';
  return { ...(isProved && { phone }), ...(isNamed && { name: name.trim().slice(0, NAME_LENGTH) }) };
}
