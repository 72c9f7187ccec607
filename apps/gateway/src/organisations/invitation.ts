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
  /** Of the membership that it leads to. */
  readonly from?: Date;
  readonly until?: Date;
  readonly reason?: string;
  readonly status: Exclude<InvitationStatus, 'expired'>;
  readonly invitedBy: string;
  readonly invitedAt: Date;
  readonly expiresAt: Date;
}

const DAY_MS = 86_400_000;

/** Nobody becomes a member whose time is over. */
export const expiryOf = (now: Date, until?: Date): Date =>
  new Date(Math.min(now.getTime() + INVITATION_DAYS * DAY_MS, until?.getTime() ?? Number.POSITIVE_INFINITY));

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
  ...(invitation.from && { from: invitation.from.toISOString() }),
  ...(invitation.until && { until: invitation.until.toISOString() }),
  ...(invitation.reason !== undefined && { reason: invitation.reason }),
  invitedAt: invitation.invitedAt.toISOString(),
  expiresAt: invitation.expiresAt.toISOString(),
});
