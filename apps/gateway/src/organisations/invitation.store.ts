import { normalMobileNumber, PageQuery } from '@linli/contracts';
import { AlreadyInvited, InvitationNotFound } from '@linli/contracts/gateway';
import { isDuplicateKey, Page, pageOf } from '@linli/persistence';
import { Keyring } from '@linli/personal-data';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Invitation, Invitee, isOpen } from './invitation';
import { INVITATION, SEALED_INVITATION } from './invitation.schema';

/** Somebody who has an account. */
interface Person {
  readonly accountId: string;
  readonly phone: string;
}

@Injectable()
export class InvitationStore {
  constructor(
    @InjectModel(INVITATION) private readonly invitations: Model<Invitation>,
    private readonly keyring: Keyring,
  ) {}

  /** Throws AlreadyInvited while an invitation of that number or account is open; one that has expired gives way. */
  async insert(invitation: Omit<Invitation, 'phoneHash'> & Invitee, now: Date): Promise<void> {
    const { organisationId, phone } = invitation;
    const normal = phone === undefined ? {} : { phone: normalMobileNumber(phone) };
    const whole = { ...invitation, ...normal, phoneHash: this.hashOf(invitation) };
    const over = { organisationId, phoneHash: whole.phoneHash, status: 'pending' as const, expiresAt: { $lte: now } };
    await this.invitations.updateMany(over, { $set: { status: 'withdrawn' } });
    await this.invitations.insertMany([SEALED_INVITATION.seal(whole, this.keyring)]).catch((error) => {
      throw isDuplicateKey(error) ? new AlreadyInvited() : error;
    });
  }

  /** One that is open; throws InvitationNotFound. */
  async getOpen(id: string, now: Date): Promise<Invitation> {
    const found = await this.invitations.findById(id).lean<Invitation>();
    if (!found || !isOpen(found, now)) throw new InvitationNotFound();
    return SEALED_INVITATION.open(found, this.keyring);
  }

  /** Throws InvitationNotFound when it is not open any more. */
  async close({ _id }: Invitation, status: Invitation['status']): Promise<void> {
    const { matchedCount } = await this.invitations.updateOne({ _id, status: 'pending' }, { $set: { status } });
    if (matchedCount === 0) throw new InvitationNotFound();
  }

  countOpen(organisationId: string, now: Date): Promise<number> {
    return this.invitations.countDocuments({ organisationId, status: 'pending', expiresAt: { $gt: now } });
  }

  async ofOrganisation(organisationId: string, query: PageQuery): Promise<Page<Invitation>> {
    return this.opened(await pageOf(this.invitations, { organisationId }, { ...query, by: 'invitedAt', direction: -1 }));
  }

  /** Those to their number or to their account. */
  async toPerson(person: Person, query: PageQuery): Promise<Page<Invitation>> {
    const filter = { phoneHash: { $in: this.hashesOf(person) } };
    return this.opened(await pageOf(this.invitations, filter, { ...query, by: 'invitedAt', direction: -1 }));
  }

  /** Those that the account has sent. */
  async ofSender(invitedBy: string, query: PageQuery): Promise<Page<Invitation>> {
    return this.opened(await pageOf(this.invitations, { invitedBy }, { ...query, by: 'invitedAt', direction: -1 }));
  }

  /** Takes the person out: that account, or that number, is invited no more, and has invited others under the pseudonym. */
  async forget(person: Partial<Person> & Pick<Person, 'accountId'>, pseudonym: string): Promise<void> {
    await this.invitations.deleteMany({ phoneHash: { $in: this.hashesOf(person) } });
    await this.invitations.updateMany({ invitedBy: person.accountId }, { $set: { invitedBy: pseudonym } });
  }

  /** Whether the invitation is for the person. */
  isFor({ phoneHash }: Invitation, person: Person): boolean {
    return this.hashesOf(person).includes(phoneHash);
  }

  private opened(page: Page<Invitation>): Page<Invitation> {
    return { ...page, items: page.items.map((invitation) => SEALED_INVITATION.open(invitation, this.keyring)) };
  }

  private hashesOf({ accountId, phone }: Partial<Person> & Pick<Person, 'accountId'>): string[] {
    return [this.hashOf({ accountId }), ...(phone === undefined ? [] : [this.hashOf({ phone })])];
  }

  private hashOf({ phone, accountId }: Invitee): string {
    if (phone === undefined) return this.keyring.lookupHash('invited account', accountId);
    return this.keyring.lookupHash('mobile number', normalMobileNumber(phone));
  }
}
