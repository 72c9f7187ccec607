import { Injectable } from '@nestjs/common';
import { DataAccessStore } from '../data-accesses/data-access.store';
import { DataExportStore } from '../data-exports/data-export.store';
import { InvitationStore } from '../organisations/invitation.store';
import { SessionStore } from '../sessions/session.store';
import { IdentityStore } from '../single-sign-on/identity.store';

interface Leaving {
  readonly accountId: string;
  readonly pseudonym: string;
  readonly phone?: string;
}

/** What is left of somebody's having been here, and of their number elsewhere. */
@Injectable()
export class Traces {
  constructor(
    private readonly sessions: SessionStore,
    private readonly identities: IdentityStore,
    private readonly dataExports: DataExportStore,
    private readonly invitations: InvitationStore,
    private readonly accesses: DataAccessStore,
  ) {}

  /**
   * Sessions, identities of single sign-on, exports, looks at their data and invitations go; codes and tries are sealed or hashed, and go by
   * themselves within a day.
   */
  async remove({ accountId, pseudonym, phone }: Leaving): Promise<void> {
    await this.sessions.endAll(accountId);
    await this.identities.unlinkAll(accountId);
    await this.dataExports.removeOf(accountId);
    await this.accesses.forget(accountId, pseudonym);
    await this.invitations.forget({ accountId, phone }, pseudonym);
  }
}
