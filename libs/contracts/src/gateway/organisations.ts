import { MEMBER_RANKS, type MemberRank } from '../actor';
import { BilingualTitle } from '../bilingual';
import { ORGANISATION_KINDS, type OrganisationKind } from '../business-service/register';
import { defineEvent } from '../contract';
import { defineError } from '../declared-error';
import { Id, Instant, ListOf, Nested, OneOf, Text, TextList, Whole } from '../fields';
import { MobileNumber } from '../number-fields';
import { PageQuery } from '../paging';
import { InvitationTermBody } from './membership-terms';

/** Members that an organisation has at most, and invitations that wait at a time. */
export const MOST_MEMBERS = 200;

/** Days after which an invitation is void. */
export const INVITATION_DAYS = 14;

export class OrganisationIdBody {
  @Id({ about: 'The enterprise or unit' }) organisationId: string;
}

export class InviteMemberBody extends InvitationTermBody {
  @MobileNumber({ about: 'Whom to invite, by their mobile number' }) phone: string;
  @OneOf(MEMBER_RANKS, { about: 'What they are to be in an enterprise; staff if not given', example: 'staff', optional: true })
  rank?: MemberRank;
}

export class InviteAccountBody extends InvitationTermBody {
  @Id({ about: 'Whom to invite, by the id of their account, as they see it at `GET /me`' }) accountId: string;
  @OneOf(MEMBER_RANKS, { about: 'What they are to be in an enterprise; staff if not given', example: 'staff', optional: true })
  rank?: MemberRank;
}

export class InvitationIdBody {
  @Id({ about: 'The invitation' }) invitationId: string;
}

export class OrganisationInvitationBody extends OrganisationIdBody {
  @Id({ about: 'The invitation' }) invitationId: string;
}

export class MemberBody extends OrganisationIdBody {
  @Id({ about: 'The member' }) accountId: string;
}

export class ChangeRankBody {
  @OneOf(MEMBER_RANKS, { about: 'What they are from now on', example: 'owner' }) rank: MemberRank;
}

export class RemoveMemberBody {
  @Text({ about: 'Why', min: 2, max: 200, example: '已离职' }) reason: string;
}

export class OrganisationView {
  @Id({ about: 'Id of the enterprise or unit' }) id: string;
  @OneOf(ORGANISATION_KINDS, { about: 'Which of them' }) kind: OrganisationKind;
  @Nested(() => BilingualTitle, { about: 'Name' }) name: BilingualTitle;
}

export const INVITATION_STATUSES = ['pending', 'accepted', 'declined', 'withdrawn', 'expired'] as const;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

export class InvitationView {
  @Id({ about: 'Id of the invitation' }) id: string;
  @Nested(() => OrganisationView, { about: 'To where' }) organisation: OrganisationView;
  @Text({ about: 'Who is invited, where it is by number: masked', max: 20, example: '139****0101', optional: true })
  phone?: string;
  @Id({ about: 'Who is invited, where it is by account', optional: true }) accountId?: string;
  @OneOf(MEMBER_RANKS, { about: 'What they are to be in an enterprise', example: 'staff', optional: true }) rank?: MemberRank;
  @OneOf(INVITATION_STATUSES, { about: 'How it stands' }) status: InvitationStatus;
  @Instant({ about: 'From when they are a member, where that is later than they accept', optional: true }) from?: string;
  @Instant({ about: 'Until when they are a member', optional: true }) until?: string;
  @Text({ about: 'Why, where that was said', max: 200, optional: true }) reason?: string;
  @Instant({ about: 'When it was sent' }) invitedAt: string;
  @Instant({ about: 'Until when it can be accepted' }) expiresAt: string;
}

export class InvitationPage {
  @ListOf(() => InvitationView, { about: 'Invitations, newest first', max: 100 }) items: InvitationView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

export class ListInvitationsQuery extends PageQuery {}

/** Somebody who belongs to an enterprise or unit. */
export class MemberView {
  @Id({ about: 'The account' }) accountId: string;
  @Text({ about: 'Name', max: 60, example: '林小满（演示）' }) name: string;
  @OneOf(MEMBER_RANKS, { about: 'What they are in an enterprise', example: 'owner', optional: true }) rank?: MemberRank;
  @Instant({ about: 'Member since' }) since: string;
  @Instant({ about: 'From when, where that is later', optional: true }) from?: string;
  @Instant({ about: 'Until when; without end if not given', optional: true }) until?: string;
  @Id({ about: 'On whose word', optional: true }) grantedBy?: string;
  @Text({ about: 'Why', max: 200, optional: true }) reason?: string;
}

export class MemberPage {
  @ListOf(() => MemberView, { about: 'Members, newest first', max: 100 }) items: MemberView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

/** One of the organisations that somebody belongs to. */
export class MembershipOfMineView {
  @Nested(() => OrganisationView, { about: 'Where' }) organisation: OrganisationView;
  @OneOf(MEMBER_RANKS, { about: 'What they are in an enterprise', example: 'owner', optional: true }) rank?: MemberRank;
  @Instant({ about: 'From when, where that is still to come', optional: true }) from?: string;
  @Instant({ about: 'Until when; without end if not given', optional: true }) until?: string;
}

export class MembershipsOfMine {
  @ListOf(() => MembershipOfMineView, { about: 'The organisations', max: MOST_MEMBERS }) items: MembershipOfMineView[];
}

/** Of all organisations that somebody belongs to; of two facts the one with the higher revision is true. */
export class MembershipsFact {
  @Id({ about: 'Who' }) accountId: string;
  @TextList({ about: 'Ids of their enterprises and units', max: MOST_MEMBERS }) memberOf: string[];
  @Whole({ about: 'Counts up with every change', min: 1, max: 1_000_000 }) revision: number;
}

export class MemberInvitedBody {
  @Id({ about: 'Who is invited' }) accountId: string;
  @Id({ about: 'The invitation' }) invitationId: string;
  @Nested(() => BilingualTitle, { about: 'Name of the organisation' }) organisation: BilingualTitle;
  @Instant({ about: 'Until when it can be accepted' }) expiresAt: string;
}

/** Published when somebody has become a member of an organisation or has stopped being one. */
export const MembershipsChanged = defineEvent('gateway.memberships-changed', 1, {
  body: MembershipsFact,
  subject: ({ accountId }) => accountId,
});

/** Published when somebody who has an account is invited into an organisation. */
export const MemberInvited = defineEvent('gateway.member-invited', 1, {
  body: MemberInvitedBody,
  subject: ({ accountId }) => accountId,
});

export const OrganisationNotFound = defineError('gateway.organisation-not-found', 'not-found', {
  'zh-CN': '没有找到该单位或企业。',
  en: 'There is no such enterprise or unit.',
});

/** There is none for the caller, or it is over. */
export const InvitationNotFound = defineError('gateway.invitation-not-found', 'not-found', {
  'zh-CN': '没有找到该邀请，或邀请已失效。',
  en: 'There is no such invitation, or it is over.',
});

export const AlreadyInvited = defineError('gateway.already-invited', 'conflict', {
  'zh-CN': '已发出邀请，请等待对方答复。',
  en: 'They are invited already; please wait for the answer.',
});

export const MemberNotFound = defineError('gateway.member-not-found', 'not-found', {
  'zh-CN': '该账号不是此单位或企业的成员。',
  en: 'That account is no member there.',
});

/** An enterprise without an owner would have nobody to look after it. */
export const LastOwner = defineError('gateway.last-owner', 'rule-broken', {
  'zh-CN': '这是企业的最后一位负责人，请先指定其他负责人。',
  en: 'This is the last owner of the enterprise; please name another one first.',
});

export const TooManyMembers = defineError('gateway.too-many-members', 'rule-broken', {
  'zh-CN': '成员和待答复的邀请已达上限（{limit}）。',
  en: 'There are as many members and invitations as there can be ({limit}).',
});
