import { Actor, Grant as Held, MemberRank, PageQuery } from '@linli/contracts';
import { LastOwner, MemberNotFound, MembershipsChanged, MembershipsFact } from '@linli/contracts/gateway';
import { Clock, Outbox, UnitOfWork } from '@linli/messaging';
import { newId, Page } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { originOf } from '../accounts/origin';
import { Grant } from '../grants/grant';
import { GrantStore } from '../grants/grant.store';
import { Revocations } from '../sessions/revocations.run';
import { isStaffOf, Organisation, roleIn } from './organisation';

/** Who becomes a member of what, on whose word. */
export interface Joining {
  readonly organisation: Organisation;
  readonly accountId: string;
  readonly rank?: MemberRank;
  readonly grantedBy: string;
  readonly reason: string;
  /** Of the grant, where it may be made twice. */
  readonly id?: string;
}

/** A member who goes or changes, and why. */
export interface Leaving {
  readonly organisation: Organisation;
  readonly accountId: string;
  readonly reason: string;
  readonly rank?: MemberRank;
}

/** Who belongs to which organisation: grants of its role for it. Tokens issued before a change are void. */
@Injectable()
export class Memberships {
  constructor(
    private readonly grants: GrantStore,
    private readonly revocations: Revocations,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Makes somebody a member, with what else is to be done in the same transaction; a member stays as they are. */
  async join(joining: Joining, by: Actor, also: () => Promise<void> = async () => undefined): Promise<void> {
    await this.change(by, joining.accountId, async (outbox) => {
      await also();
      await this.enter(joining, outbox);
    });
  }

  /** The same within the transaction of a handler; tokens of before are void a second later. */
  async joinWithin(joining: Joining, outbox: Outbox): Promise<void> {
    await this.revocations.write([joining.accountId], this.clock.now());
    await this.enter(joining, outbox);
    outbox.publish(MembershipsChanged, await this.factOf(joining.accountId));
  }

  private async enter(joining: Joining, outbox: Outbox): Promise<void> {
    const grant = this.grantOf(joining);
    if (!(await this.grants.insertIfNone(grant))) return;
    outbox.record({ thing: 'grant', areaCode: joining.organisation.areaCode, after: grant, why: joining.reason });
  }

  /** Throws MemberNotFound, or LastOwner where nobody else could look after the enterprise; staff of the area may still. */
  async remove({ organisation, accountId, reason }: Leaving, by: Actor): Promise<void> {
    await this.change(by, accountId, async (outbox) => {
      await this.end({ organisation, accountId, reason }, { by, outbox });
    });
  }

  /** Makes a member an owner or staff; throws MemberNotFound or LastOwner. */
  async changeRank({ organisation, accountId, reason, rank }: Leaving, by: Actor): Promise<void> {
    await this.change(by, accountId, async (outbox) => {
      await this.end({ organisation, accountId, reason, rank }, { by, outbox });
      const grant = this.grantOf({ organisation, accountId, rank, grantedBy: by.id, reason });
      await this.grants.insert([grant]);
      outbox.record({ thing: 'grant', areaCode: organisation.areaCode, after: grant, why: reason });
    });
  }

  members({ _id }: Organisation, query: PageQuery): Promise<Page<Grant>> {
    return this.grants.membersOf(_id, query);
  }

  count({ _id }: Organisation): Promise<number> {
    return this.grants.countMembers(_id);
  }

  private async end(leaving: Leaving, { by, outbox }: { by: Actor; outbox: Outbox }): Promise<void> {
    const { organisation, accountId, reason, rank } = leaving;
    const before = await this.grants.membership(organisation._id, accountId);
    if (!before) throw new MemberNotFound();
    const after: Grant = {
      ...before,
      status: 'revoked',
      revokedBy: by.id,
      revokedAt: this.clock.now(),
      revocationReason: reason,
    };
    await this.grants.save(before, after);
    const isOwnerGone = organisation.kind === 'enterprise' && before.rank !== 'staff' && rank !== 'owner';
    if (isOwnerGone && !isStaffOf(by, organisation) && !(await this.grants.isRepresented(organisation._id)))
      throw new LastOwner();
    outbox.record({ thing: 'grant', areaCode: organisation.areaCode, before, after, why: reason });
  }

  /** Voids the account's tokens with the change, and once more after it: one may have been issued while it was being made. */
  private async change(by: Actor, accountId: string, work: (outbox: Outbox) => Promise<void>): Promise<void> {
    await this.unitOfWork.run(originOf(by, this.clock.now(), [MembershipsChanged]), async (outbox) => {
      await this.revocations.write([accountId], this.clock.now());
      await work(outbox);
      outbox.publish(MembershipsChanged, await this.factOf(accountId));
    });
    await this.revocations.revoke([accountId], this.clock.now());
  }

  private async factOf(accountId: string): Promise<MembershipsFact> {
    const [held, revision] = [await this.grants.heldBy(accountId, this.clock.now()), await this.grants.countChanges(accountId)];
    const memberOf = held.flatMap(({ organisationId }: Held) => (organisationId === undefined ? [] : [organisationId]));
    return { accountId, memberOf: [...new Set(memberOf)], revision };
  }

  private grantOf({ organisation, accountId, rank, grantedBy, reason, id = newId() }: Joining): Grant {
    const role = roleIn(organisation);
    const ranked = role === 'enterprise' ? { rank: rank ?? ('staff' as const) } : {};
    return {
      ...{ _id: id, accountId, role, organisationId: organisation._id, ...ranked, status: 'active' },
      ...{ grantedBy, grantedAt: this.clock.now(), reason },
    };
  }
}
