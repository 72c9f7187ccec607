import { Injectable } from '@nestjs/common';
import { SessionStore } from '../sessions/session.store';
import { IdentityStore } from '../single-sign-on/identity.store';

/** What is left of somebody's signing in. */
@Injectable()
export class SignInTraces {
  constructor(
    private readonly sessions: SessionStore,
    private readonly identities: IdentityStore,
  ) {}

  /** Sessions and identities of single sign-on go; codes and tries are sealed or hashed, and go by themselves within a day. */
  async remove(accountId: string): Promise<void> {
    await this.sessions.endAll(accountId);
    await this.identities.unlinkAll(accountId);
  }
}
