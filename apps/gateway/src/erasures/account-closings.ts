import { LastOfEnterprise, SoleAdministrator } from '@linli/contracts/gateway';
import { Injectable } from '@nestjs/common';
import { AccountStore } from '../accounts/account.store';
import { CalendarFeedStore } from '../calendars/calendar-feed.store';
import { Grant, isOwnerForGood } from '../grants/grant';
import { GrantStore } from '../grants/grant.store';
import { RevocationStore } from '../sessions/revocation.store';
import { Closing, RoleSuspensions } from './role-suspensions';

/** Locks an account and suspends its roles, or gives both back; the address of its calendar ends for good. To be used in a transaction. */
@Injectable()
export class AccountClosings {
  constructor(
    private readonly accounts: AccountStore,
    private readonly grants: GrantStore,
    private readonly suspensions: RoleSuspensions,
    private readonly revocations: RevocationStore,
    private readonly calendarFeeds: CalendarFeedStore,
  ) {}

  /** The ids of the grants that are suspended. Throws SoleAdministrator or LastOfEnterprise. */
  async close(closing: Closing): Promise<string[]> {
    const { accountId, now } = closing;
    const held = await this.suspensions.suspend(closing);
    await this.assertNobodyIsLeftAlone(held, now);
    await this.accounts.setClosing(accountId, now);
    await this.revocations.add([accountId], now);
    await this.calendarFeeds.end(accountId);
    return held.map(({ _id }) => _id);
  }

  /** What `close` has suspended holds again, where nobody has revoked it since. */
  async reopen(grantIds: readonly string[], closing: Closing): Promise<void> {
    await this.accounts.setClosing(closing.accountId, undefined);
    await this.suspensions.resume(grantIds, closing);
  }

  /** What `close` has suspended ends: there is no way back any more. */
  async conclude(grantIds: readonly string[], closing: Closing): Promise<void> {
    await this.suspensions.end(grantIds, closing);
  }

  private async assertNobodyIsLeftAlone(held: readonly Grant[], now: Date): Promise<void> {
    if (held.some(({ role }) => role === 'administrator') && !(await this.grants.isAdministered(now)))
      throw new SoleAdministrator();
    for (const grant of held.filter((one) => isOwnerForGood(one, now)))
      if (!(await this.grants.isRepresented(grant.organisationId as string, now))) throw new LastOfEnterprise();
  }
}
