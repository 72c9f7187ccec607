import { Actor, MemberRank } from '@linli/contracts';
import {
  InvitationNotFound,
  InvitationTermBody,
  InvitationView,
  MemberInvited,
  MOST_MEMBERS,
  TooManyMembers,
} from '@linli/contracts/gateway';
import { Clock, UnitOfWork } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { Account } from '../accounts/account';
import { AccountStore } from '../accounts/account.store';
import { originOf } from '../accounts/origin';
import { periodOf } from '../grants/grant';
import { expiryOf, Invitation, Invitee, invitationViewOf } from './invitation';
import { InvitationStore } from './invitation.store';
import { Memberships } from './memberships';
import { assertOpen, Organisation } from './organisation';

type Wanted = Invitee & InvitationTermBody & { readonly rank?: MemberRank };

/** Why somebody is a member who was invited without a word. */
const INVITED = 'invitation';

/** Asks people into organisations, by their numbers or accounts. */
@Injectable()
export class Inviting {
  constructor(
    private readonly invitations: InvitationStore,
    private readonly memberships: Memberships,
    private readonly accounts: AccountStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Who has an account is told; who has none will find the invitation once they have. The answer is the same, also where there is no such
   * account at all. Throws AlreadyInvited, TooManyMembers, GrantPeriodNotValid or UnitIsClosed.
   */
  async invite(organisation: Organisation, { rank, from, until, reason, ...who }: Wanted, by: Actor): Promise<InvitationView> {
    const now = this.clock.now();
    assertOpen(organisation);
    await this.assertRoom(organisation, now);
    const dates = periodOf({ from, until }, now);
    const ranked = organisation.kind === 'enterprise' ? { rank: rank ?? ('staff' as const) } : {};
    const term = { ...ranked, ...dates, ...(reason !== undefined && { reason }) };
    const invitation = {
      ...{ _id: newId(), organisationId: organisation._id, ...(who as Invitee), ...term, status: 'pending' as const },
      ...{ invitedBy: by.id, invitedAt: now, expiresAt: expiryOf(now, dates.until) },
    };
    const account = await this.accountOf(who as Invitee);
    await this.unitOfWork.run(originOf(by, now, [MemberInvited]), async (outbox) => {
      await this.invitations.insert(invitation, now);
      const { _id: thingId, organisationId, invitedBy } = invitation;
      const after = { organisationId, invitedBy, ...ranked, ...dates };
      outbox.record({ thing: 'invitation', thingId, areaCode: organisation.areaCode, after, why: reason });
      if (account) outbox.publish(MemberInvited, factOf(invitation, organisation, account._id));
    });
    return invitationViewOf({ ...invitation, phoneHash: '' }, organisation, now);
  }

  /** One that was sent to the person; throws InvitationNotFound. */
  async mine(invitationId: string, { id: accountId }: Actor): Promise<Invitation> {
    const invitation = await this.invitations.getOpen(invitationId, this.clock.now());
    const { phone } = await this.accounts.get(accountId);
    if (!this.invitations.isFor(invitation, { accountId, phone })) throw new InvitationNotFound();
    return invitation;
  }

  /** Throws InvitationNotFound when it is over, or UnitIsClosed. */
  async accept(invitation: Invitation, organisation: Organisation, by: Actor): Promise<void> {
    assertOpen(organisation);
    const { rank, from, until, invitedBy: grantedBy, reason = INVITED } = invitation;
    const joining = { organisation, accountId: by.id, rank, from, until, grantedBy, reason };
    await this.memberships.join(joining, by, () => this.invitations.close(invitation, 'accepted'));
  }

  /** Throws InvitationNotFound when it is over. */
  async close(
    invitation: Invitation,
    status: 'declined' | 'withdrawn',
    { by, areaCode }: { by: Actor; areaCode: string },
  ): Promise<void> {
    await this.unitOfWork.run(originOf(by, this.clock.now()), async (outbox) => {
      await this.invitations.close(invitation, status);
      const thingId = invitation._id;
      outbox.record({ thing: 'invitation', thingId, areaCode, before: { status: 'pending' }, after: { status } });
    });
  }

  private accountOf({ phone, accountId }: Invitee): Promise<Account | null> {
    return phone === undefined ? this.accounts.find(accountId) : this.accounts.byPhone(phone);
  }

  private async assertRoom(organisation: Organisation, now: Date): Promise<void> {
    const [members, open] = [await this.memberships.count(organisation), await this.invitations.countOpen(organisation._id, now)];
    if (members + open >= MOST_MEMBERS) throw new TooManyMembers({ limit: MOST_MEMBERS });
  }
}

const factOf = ({ _id, expiresAt }: { _id: string; expiresAt: Date }, { name }: Organisation, accountId: string) => ({
  ...{ accountId, invitationId: _id, organisation: { zh: name.zh, en: name.en } },
  expiresAt: expiresAt.toISOString(),
});
