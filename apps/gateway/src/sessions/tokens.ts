import { createHmac, webcrypto } from 'node:crypto';
import { actorWith, Grant, TokenNotValid } from '@linli/contracts';
import { RefreshRefused } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { GatewayConfig } from '../config';
import { Bearer } from '../http/access';
import { Revocations } from './revocations.run';
import { refreshableUntil, Session } from './session';
import { TOKEN_SECONDS } from './token-times';
import { VerifiedTokens } from './verified-tokens';

const ISSUER = 'linli';
const ALGORITHM = 'HS256';

interface AccessClaims extends JWTPayload {
  readonly sub: string;
  readonly sid: string;
  readonly iat: number;
  readonly exp: number;
  readonly grants: readonly Grant[];
}

interface RefreshClaims extends JWTPayload {
  readonly sid: string;
  readonly turn: number;
}

/** A token as it is sent, and until when it holds. */
export interface Issued {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Issues and reads bearer tokens: JWTs signed with HS256, by keys for each purpose that are derived from TOKEN_SECRET. */
@Injectable()
export class Tokens {
  private readonly accessKey: Promise<webcrypto.CryptoKey>;
  private readonly refreshKey: Promise<webcrypto.CryptoKey>;
  private readonly verified = new VerifiedTokens<AccessClaims>();

  constructor(
    { TOKEN_SECRET }: GatewayConfig,
    private readonly clock: Clock,
    private readonly revocations: Revocations,
  ) {
    [this.accessKey, this.refreshKey] = [derived(TOKEN_SECRET, 'access'), derived(TOKEN_SECRET, 'refresh')];
  }

  /** An access token, which holds 10 minutes from the moment on. */
  async access({ _id: sid, accountId }: Session, grants: readonly Grant[], at: Date): Promise<Issued> {
    // To the millisecond, as NumericDate allows: a token issued right after a revocation is good.
    const issued = at.getTime() / 1000;
    const jwt = new SignJWT({ sid, grants }).setSubject(accountId).setExpirationTime(issued + TOKEN_SECONDS);
    const token = await jwt
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setIssuedAt(issued)
      .sign(await this.accessKey);
    return { token, expiresAt: new Date((issued + TOKEN_SECONDS) * 1000) };
  }

  /** The refresh token of the session's present turn. */
  async refresh(session: Session): Promise<Issued> {
    const expiresAt = refreshableUntil(session);
    const token = await new SignJWT({ sid: session._id, turn: session.turn })
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setExpirationTime(Math.floor(expiresAt.getTime() / 1000))
      .sign(await this.refreshKey);
    return { token, expiresAt };
  }

  /** Who the access token was issued to; throws TokenNotValid when it is malformed, forged, expired or void. */
  async bearerOf(token: string): Promise<Bearer> {
    const { sub, sid, iat, grants } = await this.accessClaims(token);
    if (this.revocations.isVoid(Math.round(iat * 1000), sub, sid)) throw new TokenNotValid();
    return { actor: actorWith(sub, grants), sessionId: sid };
  }

  /** The session and turn that a refresh token stands for; throws RefreshRefused. */
  async turnOf(token: string): Promise<{ sessionId: string; turn: number }> {
    const { sid, turn } = await this.read<RefreshClaims>(token, this.refreshKey, ['sid', 'turn', 'exp']).catch(() => {
      throw new RefreshRefused();
    });
    return { sessionId: sid, turn };
  }

  private async accessClaims(token: string): Promise<AccessClaims> {
    const known = this.verified.get(token, this.clock.now());
    if (known) return known;
    const claims = await this.read<AccessClaims>(token, this.accessKey, ['sub', 'sid', 'iat', 'exp', 'grants']).catch(() => {
      throw new TokenNotValid();
    });
    this.verified.add(token, claims);
    return claims;
  }

  private async read<Claims extends JWTPayload>(
    token: string,
    key: Promise<webcrypto.CryptoKey>,
    requiredClaims: string[],
  ): Promise<Claims> {
    const options = { algorithms: [ALGORITHM], issuer: ISSUER, requiredClaims, currentDate: this.clock.now() };
    return (await jwtVerify<Claims>(token, await key, options)).payload;
  }
}

/** Imported once: done for each token, it would cost as much as the signature. */
function derived(secret: string, purpose: string): Promise<webcrypto.CryptoKey> {
  const key = createHmac('sha256', secret).update(`linli token ${purpose}`).digest();
  return webcrypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}
