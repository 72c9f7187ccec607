import { BilingualTitle } from '../bilingual';
import { defineCommand, defineEvent, defineQuery } from '../contract';
import { AreaCode, Flag, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '../fields';
import { SocialCreditCode } from '../number-fields';
import { PageQuery } from '../paging';
import { NotOwner, OutsideOwnArea } from '../shared-errors';
import { Sort, upAndDown } from '../sorting';
import { CreditCodeTaken, EnterpriseIsOwn, EnterpriseNotFound, TooManyUnverified } from './errors';

/** What an enterprise can ask for. */
export const REQUEST_CATEGORIES = [
  'licensing',
  'tax',
  'talent',
  'premises',
  'financing',
  'traffic',
  'environment',
  'other',
] as const;
export type RequestCategory = (typeof REQUEST_CATEGORIES)[number];

export class RegisterEnterpriseBody {
  @AreaCode({ about: 'Where its premises are' }) areaCode: string;
  @Nested(() => BilingualTitle, {
    about: 'Name',
    example: { zh: '望平示例茶铺（演示）', en: 'Wangping Sample Tea House (demo)' },
  })
  name: BilingualTitle;
  @SocialCreditCode({ about: 'Unified social credit code', optional: true }) creditCode?: string;
}

/** Whether staff have looked at it: what they enter themselves is verified, what its own people enter is not yet. */
export const VERIFICATIONS = ['unverified', 'verified', 'refused'] as const;
export type Verification = (typeof VERIFICATIONS)[number];

export class EnterpriseView extends RegisterEnterpriseBody {
  @Id({ about: 'Id of the enterprise' }) id: string;
  @OneOf(VERIFICATIONS, { about: 'Whether staff have verified it', example: 'verified', optional: true })
  verification?: Verification;
  @Text({ about: 'Why it was refused', max: 200, optional: true, example: '统一社会信用代码与名称不符' }) refusal?: string;
  @Instant({ about: 'When it was registered', optional: true }) registeredAt?: string;
  @Whole({ about: 'Counts up with every change', min: 1, max: 1_000_000, example: 2, optional: true }) revision?: number;
}

export class RegisterOwnEnterpriseBody {
  @AreaCode({ about: 'Where its premises are' }) areaCode: string;
  @Nested(() => BilingualTitle, {
    about: 'Name',
    example: { zh: '望平示例茶铺（演示）', en: 'Wangping Sample Tea House (demo)' },
  })
  name: BilingualTitle;
  @SocialCreditCode({ about: 'Unified social credit code' }) creditCode: string;
}

export class EnterpriseIdBody {
  @Id({ about: 'The enterprise' }) enterpriseId: string;
}

export class VerifyEnterpriseBody extends EnterpriseIdBody {
  @OneOf(['verified', 'refused'] as const, { about: 'What staff have found' }) verification: 'verified' | 'refused';
  @Text({ about: 'Why; needed for a refusal', min: 2, max: 200, example: '统一社会信用代码与名称不符', optional: true })
  reason?: string;
}

export class EditEnterpriseBody extends EnterpriseIdBody {
  @Nested(() => BilingualTitle, { about: 'Name', optional: true }) name?: BilingualTitle;
  @SocialCreditCode({ about: 'Unified social credit code', optional: true }) creditCode?: string;
}

export const ENTERPRISE_ORDERS = upAndDown('registeredAt', 'name.en');
export type EnterpriseOrder = (typeof ENTERPRISE_ORDERS)[number];

export class ListEnterprisesBody extends PageQuery {
  @AreaCode({ about: 'The area that is asked about, with all below it', example: '510108' }) areaCode: string;
  @OneOf(VERIFICATIONS, { about: 'Only those', optional: true }) verification?: Verification;
  @SocialCreditCode({ about: 'Only the one with this unified social credit code', optional: true }) creditCode?: string;
  @Sort(ENTERPRISE_ORDERS, '-registeredAt') sort?: EnterpriseOrder;
}

export class EnterprisePage {
  @ListOf(() => EnterpriseView, { about: 'Enterprises, newest first unless `sort` says otherwise', max: 100 })
  items: EnterpriseView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

/** What staff have found about an enterprise, for its people. */
export class EnterpriseVerdict {
  @Id({ about: 'The enterprise' }) enterpriseId: string;
  @Nested(() => BilingualTitle, { about: 'Name' }) name: BilingualTitle;
  @OneOf(['verified', 'refused'] as const, { about: 'What was found' }) verification: 'verified' | 'refused';
  @Text({ about: 'Why it was refused', max: 200, optional: true }) reason?: string;
  @Whole({ about: 'Revision of the enterprise by that', min: 1, max: 1_000_000 }) revision: number;
}

export const ORGANISATION_KINDS = ['enterprise', 'unit'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** What others need to know of an enterprise or unit; of two the one with the higher revision is true. */
export class OrganisationFact {
  @Id({ about: 'The enterprise or unit' }) organisationId: string;
  @OneOf(ORGANISATION_KINDS, { about: 'Which of them' }) kind: OrganisationKind;
  @AreaCode({ about: 'Its area' }) areaCode: string;
  @Nested(() => BilingualTitle, { about: 'Name' }) name: BilingualTitle;
  @Whole({ about: 'Counts up with every change', min: 1, max: 1_000_000 }) revision: number;
  @Id({ about: 'Who registered it as their own', optional: true }) ownerId?: string;
  @Flag({ about: 'Whether it is a unit that was closed', optional: true }) closed?: boolean;
  @Flag({ about: 'Of an enterprise: staff have verified it. Missing in messages of before', optional: true }) verified?: boolean;
}

/** Enters an enterprise in the register of the organiser's area. */
export const RegisterEnterprise = defineCommand('business-service.register-enterprise', {
  body: RegisterEnterpriseBody,
  reply: EnterpriseView,
  fails: [OutsideOwnArea, CreditCodeTaken],
});

/** Enters the caller's own enterprise, which they are the owner of from then on; it can send requests once staff have verified it. */
export const RegisterOwnEnterprise = defineCommand('business-service.register-own-enterprise', {
  body: RegisterOwnEnterpriseBody,
  reply: EnterpriseView,
  fails: [CreditCodeTaken, TooManyUnverified],
});

/** Says that an enterprise is what it says, or why not; by staff of its area who do not belong to it. The code of a refused one is free for others. */
export const VerifyEnterprise = defineCommand('business-service.verify-enterprise', {
  body: VerifyEnterpriseBody,
  reply: EnterpriseView,
  fails: [EnterpriseNotFound, OutsideOwnArea, EnterpriseIsOwn, CreditCodeTaken],
  matched: true,
});

/** Changes name or code; by staff of its area who do not belong to it, or by an owner, and then it has to be verified again. */
export const EditEnterprise = defineCommand('business-service.edit-enterprise', {
  body: EditEnterpriseBody,
  reply: EnterpriseView,
  fails: [EnterpriseNotFound, NotOwner, CreditCodeTaken],
  matched: true,
});

/** One enterprise, for its members and for staff of its area. */
export const GetEnterprise = defineQuery('business-service.get-enterprise', {
  body: EnterpriseIdBody,
  reply: EnterpriseView,
  fails: [EnterpriseNotFound, NotOwner],
});

/** Enterprises of an area, newest first unless `sort` says otherwise, for its staff. */
export const ListEnterprises = defineQuery('business-service.list-enterprises', {
  body: ListEnterprisesBody,
  reply: EnterprisePage,
  fails: [OutsideOwnArea],
});

/** Published when an enterprise or unit was entered or changed. */
export const OrganisationChanged = defineEvent('business-service.organisation-changed', 1, {
  body: OrganisationFact,
  subject: ({ organisationId }) => organisationId,
});

/** Published when staff have verified or refused an enterprise. */
export const EnterpriseJudged = defineEvent('business-service.enterprise-judged', 1, {
  body: EnterpriseVerdict,
  subject: ({ enterpriseId }) => enterpriseId,
});
