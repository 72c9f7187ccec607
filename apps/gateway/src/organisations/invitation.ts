import { MemberRank, maskPhone } from '@linli/contracts';
import { INVITATION_DAYS, InvitationStatus, InvitationView } from '@linli/contracts/gateway';
import { Organisation, organisationViewOf } from './organisation';

/** Whom somebody asks: by their number, and they need no account yet; or by their account, and their number is told to nobody. */
export type Invitee =
  | { readonly phone: string; readonly accountId?: undefined }
  | { readonly accountId: string; readonly phone?: undefined };

/** Somebody asked into an organisation. */
export interface Invitation {
  readonly _id: string;
  readonly organisationId: string;
  readonly phone?: string;
  readonly accountId?: string;
  /** Keyed hash of the number; of the account, where it is by that. */
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
  ...(invitation.phone !== undefined && { phone: maskPhone(invitation.phone) }),
  ...(invitation.accountId !== undefined && { accountId: invitation.accountId }),
  ...(invitation.rank && { rank: invitation.rank }),
  status: statusOf(invitation, now),
  invitedAt: invitation.invitedAt.toISOString(),
  expiresAt: invitation.expiresAt.toISOString(),
});
