import { maskName } from '@linli/contracts';
import { Clock } from '@linli/messaging';
import { Page } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { AccountStore } from '../accounts/account.store';
import { Grant, viewOf } from '../grants/grant';
import { GrantStore } from '../grants/grant.store';
import { Gathered, shown } from './data-export';

const AT_A_TIME = 100;

/** Roles that somebody gave to others, or took back; the names of these are masked. */
@Injectable()
export class OwnRoles {
  constructor(
    private readonly grants: GrantStore,
    private readonly accounts: AccountStore,
    private readonly clock: Clock,
  ) {}

  async given(accountId: string, after?: string): Promise<Gathered> {
    return this.nameless(await this.grants.pageBy({ grantedBy: accountId }, { limit: AT_A_TIME, after }), accountId);
  }

  /** Whoever gave them. */
  async takenBack(accountId: string, after?: string): Promise<Gathered> {
    return this.nameless(await this.grants.pageBy({ revokedBy: accountId }, { limit: AT_A_TIME, after }), accountId);
  }

  /** With the person's own words alone; nobody is named whose account is gone. */
  private async nameless(page: Page<Grant>, own: string): Promise<Gathered> {
    const names = await this.accounts.namesOf(page.items.map(({ accountId }) => accountId));
    const now = this.clock.now();
    return shown(page, (grant) => {
      const { accountId, grantedBy, revokedBy, reason, revocationReason, ...role } = viewOf(grant, now);
      const name = names.get(accountId);
      return {
        ...role,
        ...(name !== undefined && { to: maskName(name) }),
        ...(grantedBy === own && { reason }),
        ...(revokedBy === own && { revocationReason }),
      };
    });
  }
}
