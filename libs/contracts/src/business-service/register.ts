import { BilingualTitle } from '../bilingual';
import { defineCommand } from '../contract';
import { AreaCode, Id, Nested, Words } from '../fields';
import { OutsideOwnArea } from '../shared-errors';

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
}

export class EnterpriseView extends RegisterEnterpriseBody {
  @Id({ about: 'Id of the enterprise' }) id: string;
}

export class RegisterUnitBody {
  @AreaCode({ about: 'The area that the unit serves, with all below it', example: '510108903' }) areaCode: string;
  @Nested(() => BilingualTitle, {
    about: 'Name',
    example: { zh: '猛追湾街道便民服务中心', en: 'Mengzhuiwan Subdistrict Service Centre' },
  })
  name: BilingualTitle;
  @Words(REQUEST_CATEGORIES, { about: 'What it handles', min: 1, max: 8, example: ['licensing', 'premises'] })
  categories: RequestCategory[];
}

export class UnitView extends RegisterUnitBody {
  @Id({ about: 'Id of the unit' }) id: string;
}

/** Enters an enterprise in the register of the organiser's area. */
export const RegisterEnterprise = defineCommand('business-service.register-enterprise', {
  body: RegisterEnterpriseBody,
  reply: EnterpriseView,
  fails: [OutsideOwnArea],
});

/** Enters a unit that handles requests; of several that could, the one with the nearest area gets a request. */
export const RegisterUnit = defineCommand('business-service.register-unit', {
  body: RegisterUnitBody,
  reply: UnitView,
  fails: [OutsideOwnArea],
});
