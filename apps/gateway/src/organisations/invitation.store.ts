import { normalMobileNumber, PageQuery } from '@linli/contracts';
import { AlreadyInvited, InvitationNotFound } from '@linli/contracts/gateway';
import { isDuplicateKey, Page, pageOf } from '@linli/persistence';
import { Keyring } from '@linli/personal-data';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Invitation, isOpen } from './invitation';
import { INVITATION, SEALED_INVITATION } from './invitation.schema';

@Injectable()
export class InvitationStore {
  constructor(
    @InjectModel(INVITATION) private readonly invitations: Model<Invitation>,
    private readonly keyring: Keyring,
  ) {}

  /** Throws AlreadyInvited while an invitation of that number is open; one that has expired gives way. */
  async insert(invitation: Omit<Invitation, 'phoneHash'>, now: Date): Promise<void> {
    const { organisationId } = invitation;
    const whole = { ...invitation, phone: normalMobileNumber(invitation.phone), phoneHash: this.hashOf(invitation.phone) };
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

  async toPhone(phone: string, query: PageQuery): Promise<Page<Invitation>> {
    const filter = { phoneHash: this.hashOf(phone) };
    return this.opened(await pageOf(this.invitations, filter, { ...query, by: 'invitedAt', direction: -1 }));
  }

  /** Takes the number out: nobody is invited by it any more. */
  async forget(phone: string): Promise<void> {
    await this.invitations.deleteMany({ phoneHash: this.hashOf(phone) });
  }

  /** Whether the invitation is for the number. */
  isFor({ phoneHash }: Invitation, phone: string): boolean {
    return phoneHash === this.hashOf(phone);
  }

  private opened(page: Page<Invitation>): Page<Invitation> {
    return { ...page, items: page.items.map((invitation) => SEALED_INVITATION.open(invitation, this.keyring)) };
  }

  private hashOf(phone: string): string {
    return this.keyring.lookupHash('mobile number', normalMobileNumber(phone));
  }
}
