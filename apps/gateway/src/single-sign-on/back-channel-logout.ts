import { Injectable, Logger } from '@nestjs/common';
import { Ended } from '../sessions/session';
import { IdentityStore } from './identity.store';
import { Issuers } from './issuers';
import { LogoutStore } from './logout.store';
import { LogoutClaims } from './logout-claims';
import { LogoutRefused, LogoutTokens } from './logout-tokens';
import { SessionEnding } from './session-ending';
import { Issuer } from './single-sign-on-settings';

/** Signs people out here who were signed out at their provider: OpenID Connect Back-Channel Logout 1.0. */
@Injectable()
export class BackChannelLogout {
  private readonly log = new Logger(BackChannelLogout.name);

  constructor(
    private readonly issuers: Issuers,
    private readonly tokens: LogoutTokens,
    private readonly identities: IdentityStore,
    private readonly logouts: LogoutStore,
    private readonly ending: SessionEnding,
  ) {}

  /** Each token has its effect once. Throws IssuerNotFound, LogoutRefused or LogoutNotChecked. */
  async signOut(name: string, token: string | undefined): Promise<void> {
    const issuer = this.issuers.get(name);
    if (token === undefined) throw new LogoutRefused();
    const claims = await this.tokens.read(issuer, token);
    const count = await this.ending.end(this.endedBy(issuer, claims), async () => {
      if (!(await this.logouts.use(issuer.issuer, claims.jti))) throw new LogoutRefused();
    });
    this.log.log(`Provider ${name} has ended ${count} sessions.`);
  }

  private endedBy({ issuer }: Issuer, { sub, sid }: LogoutClaims): Ended {
    return {
      ...(sub !== undefined && { identityId: this.identities.idOf(issuer, sub) }),
      ...(sid !== undefined && { sessionId: this.identities.sessionIdOf(issuer, sid) }),
    } as Ended;
  }
}
