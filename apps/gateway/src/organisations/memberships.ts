import { Actor, MemberRank } from '@linli/contracts';
import { LastOwner, MemberNotFound, MembershipsChanged } from '@linli/contracts/gateway';
import { Clock, Outbox, UnitOfWork } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { originOf } from '../accounts/origin';
import { Grant } from '../grants/grant';
import { GrantStore } from '../grants/grant.store';
import { membershipsFactOf } from '../grants/memberships-fact';
import { Revocations } from '../sessions/revocations.run';
import { isOwnerLost, isSameMembership, Joining, memberSince, membershipOf, recorded, whenDateCame } from './membership';
import { isStaffOf, Organisation } from './organisation';
import { OrganisationStore } from './organisation.store';

/** A member who goes or changes, and why. */
export interface Leaving {
  readonly organisation: Organisation;
  readonly accountId: string;
  readonly reason: string;
}

/** What is to become of a member. */
type Becoming = Partial<Pick<Grant, 'rank' | 'from' | 'until'>>;

interface Ending {
  readonly by: Actor;
  readonly now: Date;
  readonly outbox: Outbox;
  /** What they are instead. */
  readonly instead?: Grant;
}

/** Who belongs to which organisation: grants of its role for it, from when until when. Tokens issued before a change are void. */
@Injectable()
export class Memberships {
  constructor(
    private readonly grants: GrantStore,
    private readonly organisations: OrganisationStore,
    private readonly revocations: Revocations,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Makes somebody a member, with what else is to be done in the same transaction; a member stays as they are. */
  async join(joining: Joining, by: Actor, also: () => Promise<void> = async () => undefined): Promise<void> {
    await this.change(by, joining.accountId, async (outbox) => {
      await also();
      await this.enter(joining, { id: newId(), outbox });
    });
  }

  /** The same within the transaction of a handler, under an id, for it may be made twice; tokens of before are void a second later. */
  async joinWithin(joining: Joining, id: string, outbox: Outbox): Promise<void> {
    await this.revocations.write([joining.accountId], this.clock.now());
    await this.enter(joining, { id, outbox });
    outbox.publish(MembershipsChanged, await membershipsFactOf(this.grants, joining.accountId, this.clock.now()));
  }

  /** Also somebody whose account is being deleted. Throws MemberNotFound, or LastOwner where nobody else could look after the enterprise; staff of the area may still. */
  async remove(leaving: Leaving, by: Actor): Promise<void> {
    await this.change(by, leaving.accountId, async (outbox) => {
      const now = this.clock.now();
      const before = await this.grants.membershipToEnd(leaving.organisation._id, leaving.accountId, now);
      if (!before) throw new MemberNotFound();
      await this.end(leaving, before, { by, now, outbox });
    });
  }

  /** Makes a member an owner or staff, with the dates that they have; throws MemberNotFound or LastOwner. */
  changeRank(leaving: Leaving, rank: MemberRank, by: Actor): Promise<void> {
    return this.become(leaving, ({ from, until }) => ({ rank, from, until }), by);
  }

  /** Gives a member these dates and no other; throws MemberNotFound or LastOwner. */
  changeDates(leaving: Leaving, dates: Pick<Grant, 'from' | 'until'>, by: Actor): Promise<void> {
    return this.become(leaving, ({ rank = 'owner' }) => ({ rank, ...dates }), by);
  }

  /** Tells others that somebody is a member from now on, or is none any more, because the date has come. */
  async dateCame({ _id, grantedBy, accountId }: Grant): Promise<void> {
    const by = { id: grantedBy, roles: [], areaCodes: [], memberOf: [] };
    await this.change(by, accountId, async (outbox) => {
      const [before, now] = [await this.grants.get(_id), this.clock.now()];
      if (before.status !== 'active' || !before.nextDate || before.nextDate > now) return;
      const after = whenDateCame(before, now);
      await this.grants.save(before, after);
      if (before.status === after.status) return;
      const organisation = (await this.organisations.among([before.organisationId as string])).values().next().value;
      this.record(before, after, { organisation, outbox, why: after.revocationReason });
    });
  }

  count({ _id }: Organisation): Promise<number> {
    return this.grants.countMembers(_id, this.clock.now());
  }

  private async enter(joining: Joining, { id, outbox }: { id: string; outbox: Outbox }): Promise<void> {
    const now = this.clock.now();
    const grant = membershipOf(joining, id, now);
    await this.grants.closeExpired(grant, now);
    if (!(await this.grants.insertIfNone(grant))) return;
    this.record(undefined, grant, { organisation: joining.organisation, outbox, why: joining.reason });
  }

  /** Who is that already stays signed in, and nothing is recorded. */
  private async become(leaving: Leaving, becoming: (before: Grant) => Becoming, by: Actor): Promise<void> {
    const now = this.clock.now();
    const insteadOf = (before: Grant): Grant =>
      membershipOf(
        { ...leaving, ...becoming(before), memberSince: memberSince(before), grantedBy: by.id },
        ...([newId(), now] as const),
      );
    const there = await this.memberOf(leaving, now);
    if (isSameMembership(there, insteadOf(there), now)) return;
    await this.change(by, leaving.accountId, async (outbox) => {
      const before = await this.memberOf(leaving, now);
      const instead = insteadOf(before);
      await this.end(leaving, before, { by, now, outbox, instead });
      await this.grants.insert([instead]);
      this.record(undefined, instead, { organisation: leaving.organisation, outbox, why: leaving.reason });
    });
  }

  private async memberOf({ organisation, accountId }: Leaving, now: Date): Promise<Grant> {
    const found = await this.grants.membership(organisation._id, accountId, now);
    if (!found) throw new MemberNotFound();
    return found;
  }

  private async end({ organisation, reason }: Leaving, before: Grant, { by, now, outbox, instead }: Ending): Promise<void> {
    const { nextDate: _next, ...rest } = before;
    const after: Grant = { ...rest, status: 'revoked', revokedBy: by.id, revokedAt: now, revocationReason: reason };
    await this.grants.save(before, after);
    if (isOwnerLost(before, instead, now) && !isStaffOf(by, organisation)) await this.assertRepresented(organisation, now);
    this.record(before, after, { organisation, outbox, why: reason });
  }

  private async assertRepresented({ _id }: Organisation, now: Date): Promise<void> {
    if (!(await this.grants.isRepresented(_id, now))) throw new LastOwner();
  }

  private record(
    before: Grant | undefined,
    after: Grant,
    { organisation, outbox, why }: { organisation?: Organisation; outbox: Outbox; why?: string },
  ): void {
    const areaCode = organisation?.areaCode;
    outbox.record({ thing: 'grant', areaCode, before: before && recorded(before), after: recorded(after), why });
  }

  /** Voids the account's tokens with the change, and once more after it: one may have been issued while it was being made. */
  private async change(by: Actor, accountId: string, work: (outbox: Outbox) => Promise<void>): Promise<void> {
    await this.unitOfWork.run(originOf(by, this.clock.now(), [MembershipsChanged]), async (outbox) => {
      await this.revocations.write([accountId], this.clock.now());
      await work(outbox);
      outbox.publish(MembershipsChanged, await membershipsFactOf(this.grants, accountId, this.clock.now()));
    });
    await this.revocations.revoke([accountId], this.clock.now());
  }
}
