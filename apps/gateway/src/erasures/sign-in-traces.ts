import { Injectable } from '@nestjs/common';
import { InvitationStore } from '../organisations/invitation.store';
import { SessionStore } from '../sessions/session.store';
import { IdentityStore } from '../single-sign-on/identity.store';

/** What is left of somebody's signing in, and of their number elsewhere. */
@Injectable()
export class SignInTraces {
  constructor(
    private readonly sessions: SessionStore,
    private readonly identities: IdentityStore,
    private readonly invitations: InvitationStore,
  ) {}

  /** Sessions, identities of single sign-on and invitations to the number go; codes and tries are sealed or hashed, and go by themselves within a day. */
  async remove(accountId: string, phone: string | undefined): Promise<void> {
    await this.sessions.endAll(accountId);
    await this.identities.unlinkAll(accountId);
    if (phone !== undefined) await this.invitations.forget(phone);
  }
}
