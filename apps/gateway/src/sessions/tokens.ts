import { createHmac } from 'node:crypto';
import { actorWith, Grant, Home, TokenNotValid } from '@linli/contracts';
import { RefreshRefused } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { createVerifier } from 'fast-jwt';
import { type JWTPayload, SignJWT } from 'jose';
import { KnownAreas } from '../areas/known-areas.run';
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
  /** Where the owner lives, where they have said so; tokens of before lack it. */
  readonly home?: Home;
}

/** What an access token says of its owner. */
interface Owner {
  readonly grants: readonly Grant[];
  readonly home: Home;
  /** When the first of the grants ends, and the token with it. */
  readonly endsAt?: Date;
}

interface RefreshClaims extends JWTPayload {
  readonly sid: string;
  readonly turn: number;
  readonly exp: number;
}

/** A token as it is sent, and until when it holds. */
export interface Issued {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Issues and reads bearer tokens: JWTs signed with HS256, by keys for each purpose that are derived from TOKEN_SECRET. */
@Injectable()
export class Tokens {
  private readonly accessKey: Buffer;
  private readonly refreshKey: Buffer;
  private readonly readAccess: Reading<AccessClaims>;
  private readonly readRefresh: Reading<RefreshClaims>;
  private readonly verified = new VerifiedTokens<AccessClaims>();

  constructor(
    { TOKEN_SECRET }: GatewayConfig,
    private readonly clock: Clock,
    private readonly revocations: Revocations,
    private readonly areas: KnownAreas,
  ) {
    [this.accessKey, this.refreshKey] = [derived(TOKEN_SECRET, 'access'), derived(TOKEN_SECRET, 'refresh')];
    this.readAccess = readingWith(this.accessKey, ['sub', 'sid', 'iat', 'exp', 'grants']);
    this.readRefresh = readingWith(this.refreshKey, ['sid', 'turn', 'exp']);
  }

  /** An access token, which holds 10 minutes from the moment on, and no longer than anything that it carries. */
  async access({ _id: sid, accountId }: Session, { endsAt, ...owner }: Owner, at: Date): Promise<Issued> {
    const expiresAt = expiryOf(at, endsAt);
    // To the millisecond, as NumericDate allows: a token issued right after a revocation is good.
    const jwt = new SignJWT({ sid, ...owner }).setSubject(accountId).setExpirationTime(expiresAt.getTime() / 1000);
    const issued = jwt
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setIssuedAt(at.getTime() / 1000);
    return { token: await issued.sign(this.accessKey), expiresAt };
  }

  /** The refresh token of the session's present turn. */
  async refresh(session: Session): Promise<Issued> {
    const expiresAt = refreshableUntil(session);
    const token = await new SignJWT({ sid: session._id, turn: session.turn })
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setExpirationTime(Math.floor(expiresAt.getTime() / 1000))
      .sign(this.refreshKey);
    return { token, expiresAt };
  }

  /** Who the access token was issued to; throws TokenNotValid when it is malformed, forged, expired or void. */
  async bearerOf(token: string): Promise<Bearer> {
    const { sub, sid, iat, grants, home } = this.accessClaims(token);
    if (this.revocations.isVoid(Math.round(iat * 1000), sub, sid)) throw new TokenNotValid();
    // Not written into the token: after a reform of a city's areas it would be longer than a request may be.
    return { actor: actorWith(sub, this.areas.withFormerAreas(grants), home), sessionId: sid };
  }

  /** The session and turn that a refresh token stands for; throws RefreshRefused. */
  async turnOf(token: string): Promise<{ sessionId: string; turn: number }> {
    const claims = this.heldOf(this.readRefresh, token);
    if (claims === undefined) throw new RefreshRefused();
    return { sessionId: claims.sid, turn: claims.turn };
  }

  private accessClaims(token: string): AccessClaims {
    const known = this.verified.get(token, this.clock.now());
    if (known) return known;
    const claims = this.heldOf(this.readAccess, token);
    if (claims === undefined) throw new TokenNotValid();
    this.verified.add(token, claims);
    return claims;
  }

  /** What the token says; undefined where it is malformed, forged or expired. */
  private heldOf<Claims extends { readonly exp: number }>(read: Reading<Claims>, token: string): Claims | undefined {
    const claims = read(token);
    return claims && Math.round(claims.exp * 1000) > this.clock.now().getTime() ? claims : undefined;
  }
}

/** What a token says that is signed with its key; undefined for every other. When it expires, the reader looks by itself. */
type Reading<Claims> = (token: string) => Claims | undefined;

/** At once and without a thread: jose would take six times as long, which counts where each of a crowd comes with a token of their own. */
function readingWith<Claims>(key: Buffer, requiredClaims: string[]): Reading<Claims> {
  const verify = createVerifier({ key, algorithms: [ALGORITHM], allowedIss: ISSUER, requiredClaims, ignoreExpiration: true });
  return (token) => {
    try {
      return verify(token) as Claims;
    } catch {
      return undefined;
    }
  };
}

const expiryOf = (at: Date, endsAt?: Date): Date =>
  new Date(Math.min(at.getTime() + TOKEN_SECONDS * 1000, endsAt?.getTime() ?? Number.POSITIVE_INFINITY));

const derived = (secret: string, purpose: string): Buffer =>
  createHmac('sha256', secret).update(`linli token ${purpose}`).digest();
