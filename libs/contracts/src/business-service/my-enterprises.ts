import { BilingualTitle } from '../bilingual';
import { defineQuery } from '../contract';
import { AreaCode, Id, Instant, ListOf, Nested, OneOf, Text } from '../fields';
import { PageQuery } from '../paging';

export const ENTERPRISE_WORK = ['registered', 'verified'] as const;
export type EnterpriseWork = (typeof ENTERPRISE_WORK)[number];

/** What the caller did with the entry of an enterprise. */
export class MyEnterpriseView {
  @Id({ about: 'The enterprise' }) enterpriseId: string;
  @AreaCode({ about: 'Where it is' }) areaCode: string;
  @Nested(() => BilingualTitle, {
    about: 'Name',
    example: { zh: '望平示例茶铺（演示）', en: 'Wangping Sample Tea House (demo)' },
  })
  name: BilingualTitle;
  @OneOf(ENTERPRISE_WORK, { about: 'Registered as their own, or looked at by staff' }) work: EnterpriseWork;
  @Instant({ about: 'When' }) at: string;
}

export class MyEnterprisePage {
  @ListOf(() => MyEnterpriseView, { about: 'By id of the enterprise, newest first', max: 200 }) items: MyEnterpriseView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

/** Enterprises that the caller has registered as their own, or has verified. */
export const ListMyEnterprises = defineQuery('business-service.list-my-enterprises', {
  body: PageQuery,
  reply: MyEnterprisePage,
});
