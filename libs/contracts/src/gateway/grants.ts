import { ROLES, type Role } from '../actor';
import { defineError } from '../declared-error';
import { AreaCode, Id, Instant, ListOf, OneOf, Text } from '../fields';
import { PageQuery } from '../paging';
import { Sort, upAndDown } from '../sorting';

/** Roles that hold for an area and all below it. */
export const AREA_ROLES = ['organiser', 'moderator', 'specialist', 'supervisor', 'administrator'] as const satisfies Role[];

/** Roles that hold for an organisation: come by becoming a member of it. */
export const ORGANISATION_ROLES = ['enterprise', 'handler'] as const satisfies Role[];

/** Roles that somebody may be given here; residents are all, and members come by their organisation. */
export const GRANTABLE_ROLES = ['volunteer', ...AREA_ROLES] as const satisfies Role[];
export type GrantableRole = (typeof GRANTABLE_ROLES)[number];

export const GRANT_STATUSES = ['active', 'revoked'] as const;
export type GrantStatus = (typeof GRANT_STATUSES)[number];

const REASON = { about: 'Why', min: 2, max: 200, example: '任职文件 2026-18' } as const;

export class GrantRoleBody {
  @Id({ about: 'Who is given the role' }) accountId: string;
  @OneOf(GRANTABLE_ROLES, { about: 'The role', example: 'organiser' }) role: GrantableRole;
  @AreaCode({ about: 'For this area and all below it; without one everywhere, and never for volunteers', optional: true })
  areaCode?: string;
  @Instant({ about: 'From when it holds; now if not given', optional: true }) from?: string;
  @Instant({ about: 'Until when it holds; without end if not given', example: '2027-11-28T00:00:00+08:00', optional: true })
  until?: string;
  @Text(REASON) reason: string;
}

export class GrantIdBody {
  @Id({ about: 'The grant' }) grantId: string;
}

export class RevokeGrantBody {
  @Text(REASON) reason: string;
}

/** One role that was given to somebody; it is kept after it has ended. */
export class GrantView {
  @Id({ about: 'Id of the grant' }) id: string;
  @Id({ about: 'Who has the role' }) accountId: string;
  @OneOf(ROLES, { about: 'The role', example: 'organiser' }) role: Role;
  @AreaCode({ about: 'The area that it holds for; everywhere if not given', optional: true }) areaCode?: string;
  @Id({ about: 'The organisation that it holds for', optional: true }) organisationId?: string;
  @OneOf(GRANT_STATUSES, { about: 'Whether it was revoked' }) status: GrantStatus;
  @Instant({ about: 'From when it holds, where that is later than it was given', optional: true }) from?: string;
  @Instant({ about: 'Until when it holds', optional: true }) until?: string;
  @Id({ about: 'Who gave it' }) grantedBy: string;
  @Instant({ about: 'When it was given' }) grantedAt: string;
  @Text(REASON) reason: string;
  @Id({ about: 'Who revoked it', optional: true }) revokedBy?: string;
  @Instant({ about: 'When it was revoked', optional: true }) revokedAt?: string;
  @Text({ ...REASON, about: 'Why it was revoked', optional: true }) revocationReason?: string;
}

export class GrantPage {
  @ListOf(() => GrantView, { about: 'Grants, newest first', max: 100 }) items: GrantView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

export const GRANT_ORDERS = upAndDown('grantedAt');
export type GrantOrder = (typeof GRANT_ORDERS)[number];

export class ListGrantsBody extends PageQuery {
  @Id({ about: 'Only those of this account', optional: true }) accountId?: string;
  @AreaCode({ about: 'Only those for this area and all below it', optional: true }) areaCode?: string;
  @OneOf(GRANT_STATUSES, { about: 'Only those with this status', optional: true }) status?: GrantStatus;
  @Sort(GRANT_ORDERS, '-grantedAt') sort?: GrantOrder;
}

export const GrantNotFound = defineError('gateway.grant-not-found', 'not-found', {
  'zh-CN': '没有找到该授权。',
  en: 'There is no such grant.',
});

export const AccountNotFound = defineError('gateway.account-not-found', 'not-found', {
  'zh-CN': '没有找到该账号。',
  en: 'There is no such account.',
});

/** The account has the role for this very area already. */
export const AlreadyGranted = defineError('gateway.already-granted', 'conflict', {
  'zh-CN': '该账号已拥有此区域的该角色。',
  en: 'The account has that role for that area already.',
});

/** An end before its beginning, or in the past. */
export const GrantPeriodNotValid = defineError('gateway.grant-period-not-valid', 'rule-broken', {
  'zh-CN': '授权的结束时间必须晚于开始时间，且不能早于当前时间。',
  en: 'A grant must end after it begins, and not in the past.',
});

/** Volunteers serve anywhere: their role is for no area. */
export const RoleHasNoArea = defineError('gateway.role-has-no-area', 'rule-broken', {
  'zh-CN': '志愿者角色不限定区域，请不要填写区域。',
  en: 'The role of a volunteer is for no area; please leave the area out.',
});

/** Without another administrator of everything nobody could appoint one again. */
export const LastAdministrator = defineError('gateway.last-administrator', 'rule-broken', {
  'zh-CN': '这是最后一位全域管理员，不能撤销或删除。',
  en: 'This is the last administrator of everything; there must be one.',
});
