import { Actor, Language, Role, TokenNotValid } from '@linli/contracts';
import { SessionView } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { GatewayConfig } from '../config';
import { Account, viewOf } from './account';

const HOLDS_SECONDS = 8 * 3600;
const ISSUER = 'linli';

interface Claims extends JWTPayload {
  readonly sub: string;
  readonly roles: readonly Role[];
  readonly areaCodes: readonly string[];
  readonly memberOf: readonly string[];
  readonly language: Language;
}

/** Issues and reads bearer tokens: JWTs signed with HS256 that hold 8 hours by the injected clock. */
@Injectable()
export class Tokens {
  private readonly secret: Uint8Array;

  constructor(
    { TOKEN_SECRET }: GatewayConfig,
    private readonly clock: Clock,
  ) {
    this.secret = new TextEncoder().encode(TOKEN_SECRET);
  }

  async sessionOf(account: Account): Promise<SessionView> {
    const issuedAt = Math.floor(this.clock.now().getTime() / 1000);
    const { roles, areaCodes, memberOf, language } = account;
    const token = await new SignJWT({ roles, areaCodes, memberOf, language })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setSubject(account._id)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + HOLDS_SECONDS)
      .sign(this.secret);
    return { token, expiresAt: new Date((issuedAt + HOLDS_SECONDS) * 1000).toISOString(), account: viewOf(account) };
  }

  /** Who the token was issued to; throws TokenNotValid when it is malformed, forged or expired. */
  async actorOf(token: string): Promise<Actor> {
    try {
      const { payload } = await jwtVerify<Claims>(token, this.secret, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        requiredClaims: ['sub', 'exp', 'roles', 'areaCodes', 'memberOf'],
        currentDate: this.clock.now(),
      });
      const { sub: id, roles, areaCodes, memberOf } = payload;
      return { id, roles, areaCodes, memberOf };
    } catch {
      throw new TokenNotValid();
    }
  }
}
