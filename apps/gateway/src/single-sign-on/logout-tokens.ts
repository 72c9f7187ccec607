import { Injectable, Logger } from '@nestjs/common';
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { Issuers } from './issuers';
import { LogoutClaims, logoutIn } from './logout-claims';
import { Issuer } from './single-sign-on-settings';

/** Those of a key pair: with a secret that both know, whoever reads it from a client could sign for the provider. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
/** So old a token is still believed, and so far clocks may differ, in seconds. */
const OLDEST_SECONDS = 300;
const CLOCKS_SECONDS = 60;
/** As for sign-in: keys are asked for anew after five minutes, or after one where a token is signed by an unknown one. */
const KEYS = { timeoutDuration: 5_000, cacheMaxAge: 300_000, cooldownDuration: 60_000 };
const TYPES: readonly (string | undefined)[] = [undefined, 'logout+jwt', 'jwt'];

/** A token that does not hold, and the provider that cannot say whether it does. */
export class LogoutRefused extends Error {}
export class LogoutNotChecked extends Error {}

/** Finds out whether a provider has really said that somebody is signed out. */
@Injectable()
export class LogoutTokens {
  private readonly log = new Logger(LogoutTokens.name);
  private readonly keys = new Map<string, JWTVerifyGetKey>();

  constructor(private readonly issuers: Issuers) {}

  /** What the token says; throws LogoutRefused, or LogoutNotChecked where the keys of the provider cannot be had. */
  async read(issuer: Issuer, token: string): Promise<LogoutClaims> {
    const claims = await this.verified(issuer, token).catch((error: Error) => this.refuse(issuer, error));
    return logoutIn(claims) ?? this.refuse(issuer, new errors.JWTInvalid('it is signed, but no logout token'));
  }

  private async verified(issuer: Issuer, token: string): Promise<JWTPayload> {
    const { payload, protectedHeader } = await jwtVerify(token, await this.keysOf(issuer), {
      ...{ issuer: issuer.issuer, audience: issuer.clientId, algorithms: ALGORITHMS },
      ...{ requiredClaims: ['iat', 'exp', 'jti'], maxTokenAge: OLDEST_SECONDS, clockTolerance: CLOCKS_SECONDS },
    });
    if (!TYPES.includes(protectedHeader.typ?.toLowerCase())) throw new errors.JWTInvalid('it is a token of another type');
    return payload;
  }

  private async keysOf(issuer: Issuer): Promise<JWTVerifyGetKey> {
    const { jwks_uri: address = '' } = (await this.issuers.configurationOf(issuer)).serverMetadata();
    const known = this.keys.get(address);
    if (known) return known;
    const keys = createRemoteJWKSet(new URL(address), KEYS);
    this.keys.set(address, keys);
    return keys;
  }

  /** What went wrong is for the log: it tells a stranger too much. */
  private refuse({ name }: Issuer, error: Error): never {
    this.log.warn(`A logout by ${name} failed: ${error.message}`);
    throw isOfToken(error) ? new LogoutRefused() : new LogoutNotChecked();
  }
}

/** Whether the token is at fault, rather than that the keys could not be had. */
const isOfToken = (error: Error): boolean => error instanceof errors.JOSEError && !KEYS_AWAY.has(error.code);

const KEYS_AWAY = new Set(['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID']);
