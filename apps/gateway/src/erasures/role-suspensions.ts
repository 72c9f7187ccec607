import { MembershipsChanged } from '@linli/contracts/gateway';
import { Outbox } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { Grant } from '../grants/grant';
import { GrantStore } from '../grants/grant.store';
import { membershipsFactOf } from '../grants/memberships-fact';
import { SuspensionStore } from '../grants/suspension.store';
import { recorded } from '../organisations/membership';
import { OrganisationStore } from '../organisations/organisation.store';

const WHY = {
  suspended: 'deletion of the account',
  active: 'deletion of the account cancelled',
  revoked: 'deletion of the account',
};

/** Whose account is being deleted, or is no more, by when, and where to tell of it. */
export interface Closing {
  readonly accountId: string;
  readonly now: Date;
  readonly outbox: Outbox;
}

/** The roles of an account in its days of grace: each change is recorded, and other services hear of memberships. To be used in a transaction. */
@Injectable()
export class RoleSuspensions {
  constructor(
    private readonly store: SuspensionStore,
    private readonly grants: GrantStore,
    private readonly organisations: OrganisationStore,
  ) {}

  /** What the account holds is suspended; that is what it held. */
  async suspend(closing: Closing): Promise<Grant[]> {
    const held = await this.grants.activeOf(closing.accountId, closing.now);
    await this.store.suspend(held);
    await this.tell(held, { status: 'suspended' }, closing);
    return held;
  }

  /** What nobody has revoked meanwhile holds again. */
  async resume(grantIds: readonly string[], closing: Closing): Promise<void> {
    const suspended = await this.store.suspendedAmong(grantIds);
    await this.store.resume(suspended);
    await this.tell(suspended, { status: 'active' }, closing);
  }

  /** What nobody has revoked meanwhile ends for good. */
  async end(grantIds: readonly string[], closing: Closing): Promise<void> {
    const suspended = await this.store.suspendedAmong(grantIds);
    const { accountId: by, now: at } = closing;
    await this.store.end(suspended, { by, at, reason: WHY.revoked });
    await this.tell(suspended, { status: 'revoked', revokedBy: by, revokedAt: at, revocationReason: WHY.revoked }, closing);
  }

  private async tell(
    grants: readonly Grant[],
    become: Partial<Grant> & Pick<Grant, 'status'>,
    { accountId, now, outbox }: Closing,
  ): Promise<void> {
    const ids = grants.flatMap(({ organisationId }) => organisationId ?? []);
    const organisations = await this.organisations.among(ids);
    for (const grant of grants) {
      const before = recorded(grant);
      const areaCode = grant.areaCode ?? organisations.get(grant.organisationId ?? '')?.areaCode;
      outbox.record({ thing: 'grant', areaCode, before, after: { ...before, ...become }, why: WHY[become.status] });
    }
    if (ids.length > 0) outbox.publish(MembershipsChanged, await membershipsFactOf(this.grants, accountId, now));
  }
}
