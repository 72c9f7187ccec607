import { Actor } from '@linli/contracts';
import { LastOfEnterprise, SoleAdministrator } from '@linli/contracts/gateway';
import { Outbox } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { AccountStore } from '../accounts/account.store';
import { CalendarFeedStore } from '../calendars/calendar-feed.store';
import { Grant, isOwnerForGood } from '../grants/grant';
import { GrantStore } from '../grants/grant.store';
import { RevocationStore } from '../sessions/revocation.store';

const REASON = 'deletion of the account';

interface Closing {
  readonly by: Actor;
  readonly now: Date;
  readonly outbox: Outbox;
}

/** Locks an account and ends its roles, or gives both back; the address of its calendar ends for good. To be used in a transaction. */
@Injectable()
export class AccountClosings {
  constructor(
    private readonly accounts: AccountStore,
    private readonly grants: GrantStore,
    private readonly revocations: RevocationStore,
    private readonly calendarFeeds: CalendarFeedStore,
  ) {}

  /** The ids of the grants that have ended. Throws SoleAdministrator or LastOfEnterprise. */
  async close({ by, now, outbox }: Closing): Promise<string[]> {
    const held = await this.grants.activeOf(by.id);
    await this.grants.endAll(held, { by: by.id, at: now, reason: REASON });
    await this.assertNobodyIsLeftAlone(held, now);
    await this.accounts.setClosing(by.id, now);
    await this.revocations.add([by.id], now);
    await this.calendarFeeds.end(by.id);
    for (const grant of held)
      outbox.record({ thing: 'grant', before: grant, after: { ...grant, status: 'revoked' }, why: REASON });
    return held.map(({ _id }) => _id);
  }

  /** What `close` has ended holds again. */
  async reopen(accountId: string, grantIds: readonly string[]): Promise<void> {
    await this.accounts.setClosing(accountId, undefined);
    await this.grants.resume(grantIds);
  }

  private async assertNobodyIsLeftAlone(held: readonly Grant[], now: Date): Promise<void> {
    if (held.some(({ role }) => role === 'administrator') && !(await this.grants.isAdministered(now)))
      throw new SoleAdministrator();
    for (const grant of held.filter((one) => isOwnerForGood(one, now)))
      if (!(await this.grants.isRepresented(grant.organisationId as string, now))) throw new LastOfEnterprise();
  }
}
