import { Actor, KeyReused } from '@linli/contracts';
import { AccountClosing, GrantRoleBody } from '@linli/contracts/gateway';
import { Clock, Outbox, UnitOfWork } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { AccountStore } from '../accounts/account.store';
import { originOf } from '../accounts/origin';
import { Revocations } from '../sessions/revocations.run';
import { Grant, give, revoke } from './grant';
import { GrantStore } from './grant.store';

interface Granter {
  readonly by: Actor;
  /** Id of the new grant: a second giving under the same id answers with the first. */
  readonly id: string;
}

interface Revocation {
  readonly grantId: string;
  readonly reason: string;
}

/** Gives and revokes roles; tokens issued before that are good for nothing from then on. */
@Injectable()
export class Granting {
  constructor(
    private readonly grants: GrantStore,
    private readonly accounts: AccountStore,
    private readonly revocations: Revocations,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Throws AccountNotFound, AccountClosing, OutsideOwnArea, AlreadyGranted, GrantPeriodNotValid, RoleHasNoArea or KeyReused. */
  async give(body: GrantRoleBody, { by, id }: Granter): Promise<Grant> {
    const now = this.clock.now();
    const grant = give(id, body, { actor: by, now });
    const { closingSince } = await this.accounts.get(grant.accountId);
    if (closingSince) throw new AccountClosing();
    const insertion = this.change(by, grant.accountId, async (outbox) => {
      await this.grants.closeExpired(grant, now);
      await this.grants.insert([grant]);
      outbox.record({ thing: 'grant', after: grant, why: grant.reason });
      return grant;
    });
    return insertion.catch((error) => this.givenBefore(grant, error));
  }

  /** Throws GrantNotFound or LastAdministrator; revoking again changes nothing. */
  async revoke({ grantId, reason }: Revocation, by: Actor): Promise<Grant> {
    const before = await this.grants.get(grantId);
    const now = this.clock.now();
    const grant = revoke(before, reason, { actor: by, now });
    if (grant === before) return before;
    return this.change(by, grant.accountId, async (outbox) => {
      await this.grants.save(before, grant);
      outbox.record({ thing: 'grant', before, after: grant, why: reason });
      if (grant.role === 'administrator') await this.grants.assertSomebodyAdministers(now);
      return grant;
    });
  }

  /** Voids the account's tokens with the change, and once more after it: one may have been issued while it was being made. */
  private async change(by: Actor, accountId: string, work: (outbox: Outbox) => Promise<Grant>): Promise<Grant> {
    const grant = await this.unitOfWork.run(originOf(by, this.clock.now()), async (outbox) => {
      await this.revocations.write([accountId], this.clock.now());
      return work(outbox);
    });
    await this.revocations.revoke([accountId], this.clock.now());
    return grant;
  }

  private async givenBefore({ _id, accountId, role }: Grant, error: unknown): Promise<Grant> {
    const earlier = await this.grants.get(_id).catch(() => undefined);
    if (!earlier) throw error;
    if (earlier.accountId !== accountId || earlier.role !== role) throw new KeyReused();
    return earlier;
  }
}
