import { BilingualTitle } from '../bilingual';
import { defineCommand, defineQuery } from '../contract';
import { AreaCode, Flag, Id, ListOf, Nested, Text, Words } from '../fields';
import { PageQuery } from '../paging';
import { OutsideOwnArea } from '../shared-errors';
import { Sort, upAndDown } from '../sorting';
import { UnitIsClosed, UnitNotFound } from './errors';
import { REQUEST_CATEGORIES, type RequestCategory } from './register';

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
  @Flag({ about: 'Whether it is closed, and gets no further requests', example: false, optional: true }) closed?: boolean;
}

export class UnitIdBody {
  @Id({ about: 'The unit' }) unitId: string;
}

export class RenameUnitBody extends UnitIdBody {
  @Nested(() => BilingualTitle, {
    about: 'Name',
    example: { zh: '猛追湾街道便民服务中心', en: 'Mengzhuiwan Subdistrict Service Centre' },
  })
  name: BilingualTitle;
}

export class CloseUnitBody extends UnitIdBody {
  @Text({ about: 'Why', min: 2, max: 200, example: '机构调整，职能并入街道便民服务中心' }) reason: string;
}

export const UNIT_ORDERS = upAndDown('registeredAt', 'name.en');
export type UnitOrder = (typeof UNIT_ORDERS)[number];

export class ListUnitsBody extends PageQuery {
  @AreaCode({ about: 'Only those of this area and the areas below it', example: '510108', optional: true }) areaCode?: string;
  @Sort(UNIT_ORDERS, '-registeredAt') sort?: UnitOrder;
}

export class UnitPage {
  @ListOf(() => UnitView, { about: 'Units that are not closed, newest first unless `sort` says otherwise', max: 100 })
  items: UnitView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

/** Enters a unit that handles requests; of several that could, the one with the nearest area gets a request. */
export const RegisterUnit = defineCommand('business-service.register-unit', {
  body: RegisterUnitBody,
  reply: UnitView,
  fails: [OutsideOwnArea],
});

/** The units that handle requests, newest first unless `sort` says otherwise. */
export const ListUnits = defineQuery('business-service.list-units', { body: ListUnitsBody, reply: UnitPage });

/** Gives a unit another name; by staff of its area. */
export const RenameUnit = defineCommand('business-service.rename-unit', {
  body: RenameUnitBody,
  reply: UnitView,
  fails: [UnitNotFound, OutsideOwnArea, UnitIsClosed],
});

/** Closes a unit: it gets no further requests and no further members, and brings those that it has to their end. */
export const CloseUnit = defineCommand('business-service.close-unit', {
  body: CloseUnitBody,
  reply: UnitView,
  fails: [UnitNotFound, OutsideOwnArea],
});
