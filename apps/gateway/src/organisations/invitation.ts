import { MemberRank, maskPhone } from '@linli/contracts';
import { INVITATION_DAYS, InvitationStatus, InvitationView } from '@linli/contracts/gateway';
import { Organisation, organisationViewOf } from './organisation';

/** Somebody asked into an organisation, by their number: they need no account yet. */
export interface Invitation {
  readonly _id: string;
  readonly organisationId: string;
  readonly phone: string;
  readonly phoneHash: string;
  /** Of members of an enterprise. */
  readonly rank?: MemberRank;
  readonly status: Exclude<InvitationStatus, 'expired'>;
  readonly invitedBy: string;
  readonly invitedAt: Date;
  readonly expiresAt: Date;
}

const DAY_MS = 86_400_000;

export const expiryOf = (now: Date): Date => new Date(now.getTime() + INVITATION_DAYS * DAY_MS);

export const isOpen = ({ status, expiresAt }: Invitation, now: Date): boolean => status === 'pending' && expiresAt > now;

const statusOf = ({ status, expiresAt }: Invitation, now: Date): InvitationStatus =>
  status === 'pending' && expiresAt <= now ? 'expired' : status;

export const invitationViewOf = (invitation: Invitation, organisation: Organisation, now: Date): InvitationView => ({
  id: invitation._id,
  organisation: organisationViewOf(organisation),
  phone: maskPhone(invitation.phone),
  ...(invitation.rank && { rank: invitation.rank }),
  status: statusOf(invitation, now),
  invitedAt: invitation.invitedAt.toISOString(),
  expiresAt: invitation.expiresAt.toISOString(),
});
