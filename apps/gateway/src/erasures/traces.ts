import { Injectable } from '@nestjs/common';
import { DataExportStore } from '../data-exports/data-export.store';
import { InvitationStore } from '../organisations/invitation.store';
import { SessionStore } from '../sessions/session.store';
import { IdentityStore } from '../single-sign-on/identity.store';

/** What is left of somebody's having been here, and of their number elsewhere. */
@Injectable()
export class Traces {
  constructor(
    private readonly sessions: SessionStore,
    private readonly identities: IdentityStore,
    private readonly dataExports: DataExportStore,
    private readonly invitations: InvitationStore,
  ) {}

  /**
   * Sessions, identities of single sign-on, exports and invitations to the number go; codes and tries are sealed or hashed, and go by
   * themselves within a day.
   */
  async remove(accountId: string, phone: string | undefined): Promise<void> {
    await this.sessions.endAll(accountId);
    await this.identities.unlinkAll(accountId);
    await this.dataExports.removeOf(accountId);
    if (phone !== undefined) await this.invitations.forget(phone);
  }
}
