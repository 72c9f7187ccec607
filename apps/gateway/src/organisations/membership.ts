import { MemberRank } from '@linli/contracts';
import { MembershipOfMineView, MemberView } from '@linli/contracts/gateway';
import { Grant, isOwnerForGood } from '../grants/grant';
import { Organisation, organisationViewOf, roleIn } from './organisation';

/** Who becomes a member of what, when, and on whose word. */
export interface Joining {
  readonly organisation: Organisation;
  readonly accountId: string;
  readonly rank?: MemberRank;
  readonly from?: Date;
  readonly until?: Date;
  /** Since when they have been a member; from now on if not given. */
  readonly memberSince?: Date;
  readonly grantedBy: string;
  readonly reason: string;
}

const OVER = 'its time was over';

/** The membership as a grant, from that moment on. */
export function membershipOf(
  { organisation, rank, from, until, memberSince, ...joining }: Joining,
  id: string,
  now: Date,
): Grant {
  const role = roleIn(organisation);
  const dates = { ...(from && from > now && { from }), ...(until && { until }) };
  const next = dates.from ?? until;
  return {
    ...{ _id: id, accountId: joining.accountId, role, organisationId: organisation._id },
    ...(role === 'enterprise' && { rank: rank ?? ('staff' as const) }),
    ...{ status: 'active', ...dates, ...(next && { nextDate: next }) },
    ...{ grantedBy: joining.grantedBy, grantedAt: now, reason: joining.reason, ...(memberSince && { memberSince }) },
  };
}

export const memberSince = ({ memberSince: since, grantedAt }: Grant): Date => since ?? grantedAt;

/** Whether they are the same to whoever is a member, whoever said so and why. */
export const isSameMembership = (before: Grant, after: Grant, now: Date): boolean =>
  rankOf(before).rank === rankOf(after).rank &&
  before.until?.getTime() === after.until?.getTime() &&
  toCome(before, now) === toCome(after, now);

const toCome = ({ from }: Grant, now: Date): number | undefined => (from && from > now ? from.getTime() : undefined);

/** The membership once its next date has come: it has begun, or is over. */
export function whenDateCame(grant: Grant, now: Date): Grant {
  const { nextDate: _come, ...rest } = grant;
  const { from, until } = grant;
  const begun = from && from <= now ? { begun: true } : {};
  if (!until || until > now) return { ...rest, ...begun, ...(until && { nextDate: until }) };
  return { ...rest, ...begun, status: 'revoked', revokedAt: now, revocationReason: OVER };
}

/** Whether an owner for good is none any more. */
export const isOwnerLost = (before: Grant, after: Grant | undefined, now: Date): boolean =>
  isOwnerForGood(before, now) && !(after && isOwnerForGood(after, now));

/** A membership as it is recorded, without what only serves to tell others in time. */
export const recorded = ({ nextDate: _next, begun: _begun, resumed: _resumed, ...grant }: Grant): Grant => grant;

const datesOf = ({ from, until }: Grant) => ({
  ...(from && { from: from.toISOString() }),
  ...(until && { until: until.toISOString() }),
});

const rankOf = ({ role, rank }: Grant): { rank?: MemberRank } => (role === 'enterprise' ? { rank: rank ?? 'owner' } : {});

export const memberViewOf = (grant: Grant, names: ReadonlyMap<string, string>): MemberView => ({
  accountId: grant.accountId,
  name: names.get(grant.accountId) ?? '—',
  ...rankOf(grant),
  since: memberSince(grant).toISOString(),
  ...datesOf(grant),
  grantedBy: grant.grantedBy,
  reason: grant.reason,
});

export const membershipOfMine = (grant: Grant, organisation: Organisation): MembershipOfMineView => ({
  organisation: organisationViewOf(organisation),
  ...rankOf(grant),
  ...datesOf(grant),
});
