import { Injectable } from '@nestjs/common';
import { DataExportStore } from '../data-exports/data-export.store';
import { SessionStore } from '../sessions/session.store';
import { IdentityStore } from '../single-sign-on/identity.store';

/** What is left of somebody's having been here. */
@Injectable()
export class Traces {
  constructor(
    private readonly sessions: SessionStore,
    private readonly identities: IdentityStore,
    private readonly dataExports: DataExportStore,
  ) {}

  /** Sessions, identities of single sign-on and exports go; codes and tries are sealed or hashed, and go by themselves within a day. */
  async remove(accountId: string): Promise<void> {
    await this.sessions.endAll(accountId);
    await this.identities.unlinkAll(accountId);
    await this.dataExports.removeOf(accountId);
  }
}
