import {
  Acting,
  Actor,
  actsInArea,
  EVERYWHERE,
  errorAt,
  Grant as Held,
  MemberRank,
  OutsideOwnArea,
  plainCode,
  Role,
} from '@linli/contracts';
import {
  AREA_ROLES,
  GrantNotFound,
  GrantPeriodNotValid,
  GrantRoleBody,
  GrantStatus,
  GrantView,
  OpenAccountBody,
  ORGANISATION_ROLES,
  RoleHasNoArea,
} from '@linli/contracts/gateway';

/** One role that was given to somebody: where it holds, from when until when, by whom and why. */
export interface Grant {
  readonly _id: string;
  readonly accountId: string;
  readonly role: Role;
  /** For this area and all below it; `EVERYWHERE` is a prefix of all of them. Missing for what is the person's alone. */
  readonly areaCode?: string;
  readonly organisationId?: string;
  /** Of a member of an enterprise; an owner if missing. */
  readonly rank?: MemberRank;
  /** Suspended while its account is being deleted. That its time is over is not kept, but told by its dates. */
  readonly status: Exclude<GrantStatus, 'expired'>;
  /** Missing where it holds from the moment on that it was given. */
  readonly from?: Date;
  readonly until?: Date;
  readonly grantedBy: string;
  readonly grantedAt: Date;
  readonly reason: string;
  readonly revokedBy?: string;
  readonly revokedAt?: Date;
  readonly revocationReason?: string;
  /** Of memberships that took the place of another: since when the person has been a member. */
  readonly memberSince?: Date;
  /** Of memberships: when the next of their dates comes, which others are to be told of; missing where none is to come. */
  readonly nextDate?: Date;
  /** Of memberships: whether it began later than it was given, and others were told. */
  readonly begun?: boolean;
  /** How often it was suspended and then resumed; missing where it never was. */
  readonly resumed?: number;
}

/** A role given to somebody by an administrator of the area. */
export function give(id: string, body: GrantRoleBody, { actor, now }: Acting): Grant {
  const { accountId, role, reason, areaCode } = body;
  const place = placeOf(role, areaCode);
  if (!administers(actor, place)) throw new OutsideOwnArea();
  return {
    ...{ _id: id, accountId, role, ...place, status: 'active', ...periodOf(body, now) },
    ...{ grantedBy: actor.id, grantedAt: now, reason },
  };
}

/** The grant revoked by an administrator of its area, also one that is suspended; one that is revoked already stays as it is. */
export function revoke(grant: Grant, reason: string, { actor, now }: Acting): Grant {
  if (!administers(actor, grant)) throw new GrantNotFound();
  if (grant.status === 'revoked') return grant;
  return { ...grant, status: 'revoked', revokedBy: actor.id, revokedAt: now, revocationReason: reason };
}

type Place = Pick<Held, 'areaCode' | 'organisationId'>;

/**
 * Whether an administrator answers for grants of that place: those of the area for an area's, those of everything for an
 * organisation's, each of them for what is the person's alone.
 */
export function administers(actor: Actor, { areaCode, organisationId }: Place): boolean {
  if (areaCode === undefined && organisationId === undefined) return actor.roles.includes('administrator');
  return actsInArea(actor, areaCode ?? EVERYWHERE, 'administrator');
}

/** The grants that an account begins with: each area role for each area, each organisation role for each organisation. */
export function grantsAtOpening({
  roles,
  areaCodes,
  memberOf,
}: Pick<OpenAccountBody, 'roles' | 'areaCodes' | 'memberOf'>): Held[] {
  const areas = areaCodes.map(plainCode);
  const areasOf = (role: Role): string[] => (role === 'administrator' && areas.length === 0 ? [EVERYWHERE] : areas);
  return [...new Set(roles)].flatMap((role): Held[] => {
    if (isOneOf(AREA_ROLES, role)) return [...new Set(areasOf(role))].map((areaCode) => ({ role, areaCode }));
    if (isOneOf(ORGANISATION_ROLES, role)) return [...new Set(memberOf)].map((organisationId) => ({ role, organisationId }));
    return role === 'resident' ? [] : [{ role }];
  });
}

/** Whether its time was over before anybody revoked it. */
const isExpired = ({ status, until, revokedBy }: Grant, moment: Date): boolean =>
  status !== 'suspended' && revokedBy === undefined && until !== undefined && until <= moment;

export const viewOf = ({ _id, areaCode, ...grant }: Grant, now: Date): GrantView => ({
  id: _id,
  accountId: grant.accountId,
  role: grant.role,
  ...(areaCode !== undefined && areaCode !== EVERYWHERE && { areaCode }),
  ...(grant.organisationId !== undefined && { organisationId: grant.organisationId }),
  status: isExpired({ _id, ...grant }, now) ? 'expired' : grant.status,
  ...(grant.from && { from: grant.from.toISOString() }),
  ...(grant.until && { until: grant.until.toISOString() }),
  ...{ grantedBy: grant.grantedBy, grantedAt: grant.grantedAt.toISOString(), reason: grant.reason },
  ...(grant.revokedBy && { revokedBy: grant.revokedBy, revocationReason: grant.revocationReason }),
  ...(grant.revokedAt && { revokedAt: grant.revokedAt.toISOString() }),
});

/** Volunteers serve anywhere. */
function placeOf(role: Role, areaCode: string | undefined): Place {
  if (role !== 'volunteer') return { areaCode: areaCode ?? EVERYWHERE };
  if (areaCode !== undefined) throw errorAt(RoleHasNoArea, '#/areaCode');
  return {};
}

/** The dates that a grant is to have; throws GrantPeriodNotValid where it would end before it begins, or has ended. */
export function periodOf({ from, until }: Pick<GrantRoleBody, 'from' | 'until'>, now: Date): Pick<Grant, 'from' | 'until'> {
  const [begin, end] = [from === undefined ? now : new Date(from), until === undefined ? undefined : new Date(until)];
  if (end && (end <= begin || end <= now)) throw errorAt(GrantPeriodNotValid, '#/until');
  return { ...(from !== undefined && { from: begin }), ...(end && { until: end }) };
}

/** Whether the grant holds at that moment. */
export const holdsAt = ({ status, from, until }: Grant, moment: Date): boolean =>
  status === 'active' && !(from && from > moment) && !(until && until <= moment);

/** Whether it makes somebody an owner of an enterprise by that moment and without end: one of those of whom there must be one. */
export const isOwnerForGood = (grant: Grant, moment: Date): boolean =>
  grant.role === 'enterprise' && grant.rank !== 'staff' && !grant.until && holdsAt(grant, moment);

const isOneOf = (roles: readonly Role[], role: Role): boolean => roles.includes(role);
