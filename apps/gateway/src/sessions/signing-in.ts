import { AccountClosing, RefreshRefused, SessionView, SignInMethod } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { Account } from '../accounts/account';
import { AccountRoles } from '../accounts/account-roles';
import { Revocations } from './revocations.run';
import { ProviderProof, Session, standingOf, startSession } from './session';
import { SessionStore } from './session.store';
import { Tokens } from './tokens';

interface Proof {
  readonly method: SignInMethod;
  readonly provider?: ProviderProof;
  /** What the device says that it is. */
  readonly device: string;
}

/** Opens sessions for whoever has proved who they are, and renews their tokens. */
@Injectable()
export class SigningIn {
  private readonly log = new Logger(SigningIn.name);

  constructor(
    private readonly sessions: SessionStore,
    private readonly roles: AccountRoles,
    private readonly tokens: Tokens,
    private readonly revocations: Revocations,
    private readonly clock: Clock,
  ) {}

  /** A new session of the account; throws AccountClosing while it is being deleted. */
  async open({ _id: accountId, closingSince }: Account, proof: Proof): Promise<SessionView> {
    if (closingSince) throw new AccountClosing();
    const session = startSession({ id: newId(), accountId, now: this.clock.now(), ...proof });
    const ended = await this.sessions.insert(session);
    if (ended.length > 0) await this.revocations.revoke(ended, this.clock.now());
    return this.viewOf(session);
  }

  /** The next tokens of a session; throws RefreshRefused, and ends the session when the token was used before. */
  async refresh(refreshToken: string): Promise<SessionView> {
    const { sessionId, turn } = await this.tokens.turnOf(refreshToken);
    const [session, now] = [await this.sessions.find(sessionId), this.clock.now()];
    const standing = session ? standingOf(session, turn, now) : 'over';
    if (!session || standing === 'over') throw new RefreshRefused();
    if (standing === 'used') return this.endMisused(session);
    const turned = standing === 'repeats' ? session : await this.sessions.turn(session, now);
    // Another request with the same token was faster: this one repeats it.
    return turned ? this.viewOf(turned) : this.refresh(refreshToken);
  }

  /** Ends one session of the account; false when there is none. */
  async end(sessionId: string, accountId: string): Promise<boolean> {
    const ended = await this.sessions.end(sessionId, accountId);
    if (ended) await this.revocations.revoke([sessionId], this.clock.now());
    return ended;
  }

  /** Ends all sessions of the account but one, if one is named. */
  async endAll(accountId: string, exceptId?: string): Promise<void> {
    await this.revocations.revoke(await this.sessions.endAll(accountId, exceptId), this.clock.now());
  }

  private async endMisused({ _id, accountId }: Session): Promise<never> {
    await this.end(_id, accountId);
    this.log.warn(`A refresh token was used twice: session ${_id} of account ${accountId} is ended.`);
    throw new RefreshRefused();
  }

  private async viewOf(session: Session): Promise<SessionView> {
    // Before the roles are read: what changes after that voids this token, too.
    const issuedAt = this.clock.now();
    const { account, ...owner } = await this.roles.of(session.accountId);
    const [access, refresh] = await Promise.all([this.tokens.access(session, owner, issuedAt), this.tokens.refresh(session)]);
    return {
      token: access.token,
      expiresAt: access.expiresAt.toISOString(),
      refreshToken: refresh.token,
      refreshExpiresAt: refresh.expiresAt.toISOString(),
      account,
    };
  }
}
