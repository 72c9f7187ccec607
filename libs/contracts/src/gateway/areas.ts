import { BilingualTitle } from '../bilingual';
import { type Boundary, BoundaryField } from '../boundary';
import { defineError } from '../declared-error';
import { AreaCode, Flag, Instant, ListOf, Nested, OneOf, Pattern, Text, TimeZone, Whole } from '../fields';
import { PageQuery } from '../paging';
import { Sort, upAndDown } from '../sorting';

/** The levels of the tree, from the top; which one an area is of is told by the length of its code. */
export const AREA_LEVELS = ['city', 'district', 'subdistrict', 'community', 'grid'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];

/** Areas that are entered at a time as JSON. */
export const AREAS_AT_A_TIME = 500;

const REASON = { about: 'Why', min: 2, max: 200, example: '川府函〔2026〕18号' } as const;
const CODE = 'National division code without the zeros at its end: 4 digits for a city, 6, 9, 12, 13 to 15 for a grid';

export class AreaRow {
  @AreaCode({ about: `${CODE}; with them it is understood as well` }) code: string;
  @Nested(() => BilingualTitle, { about: 'Its name' }) name: BilingualTitle;
  @TimeZone({ about: 'Its time zone; that of the area around it if not given', optional: true }) timeZone?: string;
  @BoundaryField({ about: 'Its outline', optional: true }) boundary?: Boundary;
}

export class EnterAreasBody {
  @ListOf(() => AreaRow, { about: 'The areas, in any order', min: 1, max: AREAS_AT_A_TIME }) areas: AreaRow[];
}

export class AreaCodeBody {
  @AreaCode({ about: 'The area' }) code: string;
}

export class RenameAreaBody {
  @Nested(() => BilingualTitle, { about: 'Its name from now on' }) name: BilingualTitle;
  @Text(REASON) reason: string;
}

export class MergeAreaBody {
  @AreaCode({ about: 'The area of the same level that it becomes a part of', example: '510108903902' }) into: string;
  @Text(REASON) reason: string;
}

export class DrawAreaBody {
  @BoundaryField({ about: 'Its outline from now on' }) boundary: Boundary;
  @Text(REASON) reason: string;
}

export const AREA_ORDERS = upAndDown('code', 'name.en');
export type AreaOrder = (typeof AREA_ORDERS)[number];

export class SearchAreasQuery extends PageQuery {
  @Text({ about: 'A part of the name, in Chinese or English, of now or before', max: 60, example: '望平', optional: true })
  name?: string;
  @Pattern({
    about: 'A place, as longitude,latitude: only the areas around it whose outline is known, the innermost first',
    pattern: /^-?(180|(1[0-7]\d|\d{1,2})(\.\d{1,8})?),-?(90|[0-8]?\d(\.\d{1,8})?)$/,
    example: '104.0987,30.6571',
    optional: true,
  })
  at?: string;
  @AreaCode({ about: 'Only areas right below this one', optional: true }) parentCode?: string;
  @OneOf(AREA_LEVELS, { about: 'Only areas of this level', optional: true }) level?: AreaLevel;
  @Flag({ about: 'Also areas that were merged into others', optional: true }) merged?: boolean;
  @Sort(AREA_ORDERS, 'code') sort?: AreaOrder;
}

export class GetAreaQuery {
  @Flag({ about: 'With its outline', optional: true }) boundary?: boolean;
}

/** An area where only its name matters. */
export class AreaNameView {
  @AreaCode({ about: 'Code' }) code: string;
  @OneOf(AREA_LEVELS, { about: 'Level', example: 'community' }) level: AreaLevel;
  @Nested(() => BilingualTitle, { about: 'Name' }) name: BilingualTitle;
}

export class AreaView extends AreaNameView {
  @AreaCode({ about: 'The area around it; a city has none', example: '510108903', optional: true }) parentCode?: string;
  @TimeZone({ about: 'Time zone' }) timeZone: string;
  @AreaCode({ about: 'The area that it became a part of', optional: true }) mergedInto?: string;
  @Flag({ about: 'Whether its outline is known' }) drawn: boolean;
}

export class AreaPage {
  @ListOf(() => AreaView, {
    about: 'Areas, by their codes unless `sort` says otherwise; around a place the innermost first',
    max: 100,
  })
  items: AreaView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

export class AreaDetailView extends AreaView {
  @ListOf(() => AreaNameView, { about: 'The areas around it, from the city', max: AREA_LEVELS.length }) ancestors: AreaNameView[];
  @BoundaryField({ about: 'Its outline, where it was asked for and is known', optional: true }) boundary?: Boundary;
  @Whole({ about: 'Counts up with every change of the area', min: 1, max: 1_000_000, example: 2, optional: true })
  revision?: number;
}

export const AREA_CHANGES = ['entered', 'renamed', 'merged', 'received', 'drawn'] as const;
export type AreaChangeKind = (typeof AREA_CHANGES)[number];

/** One change in the life of an area. */
export class AreaChangeView {
  @OneOf(AREA_CHANGES, { about: 'What was done; `received` is the side of the area that another became a part of' })
  kind: AreaChangeKind;
  @Instant({ about: 'When' }) at: string;
  @Text({ ...REASON, optional: true }) reason?: string;
  @Nested(() => BilingualTitle, { about: 'The name before, where it was renamed', optional: true }) nameBefore?: BilingualTitle;
  @AreaCode({ about: 'The other area, where two were merged', optional: true }) otherCode?: string;
}

export class AreaHistoryPage {
  @ListOf(() => AreaChangeView, { about: 'Changes, newest first', max: 100 }) items: AreaChangeView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

export class EnterAreasView {
  @Whole({ about: 'Areas that are new and were entered', min: 0, max: AREAS_AT_A_TIME, example: 1 }) added: number;
  @Whole({ about: 'Areas that were there before; they stay as they are', min: 0, max: AREAS_AT_A_TIME, example: 0 })
  present: number;
}

export const AreaNotFound = defineError('gateway.area-not-found', 'not-found', {
  'zh-CN': '没有找到该区域。',
  en: 'There is no such area.',
});

/** 8 digits, say: no level has codes of that length. */
export const AreaCodeNotValid = defineError('gateway.area-code-not-valid', 'rule-broken', {
  'zh-CN': '区域代码的长度不正确：市 4 位、区县 6 位、街道 9 位、社区 12 位、网格 13 至 15 位。',
  en: 'No level has codes of that length: a city has 4 digits, then 6, 9, 12, and 13 to 15 for a grid.',
});

/** The area around it was neither entered before nor stands in the same file. */
export const ParentAreaMissing = defineError('gateway.parent-area-missing', 'rule-broken', {
  'zh-CN': '上级区域尚未录入，或已并入其他区域。',
  en: 'The area around it is not known, or was merged into another.',
});

/** A code that operations are not to use: unknown in a city whose areas are known, or merged into another. */
export const AreaNotInUse = defineError('gateway.area-not-in-use', 'rule-broken', {
  'zh-CN': '该区域不存在或已并入其他区域，请使用现行的区域代码。',
  en: 'There is no such area, or it was merged into another; please use a code of today.',
});

/** Merging keeps the level: a community becomes a part of a community. */
export const AreasOfDifferentLevels = defineError('gateway.areas-of-different-levels', 'rule-broken', {
  'zh-CN': '只能并入同级的其他区域。',
  en: 'An area can only become a part of another area of the same level.',
});

/** What lies within must go first: its codes begin with the code that would be gone. */
export const AreaHasParts = defineError('gateway.area-has-parts', 'conflict', {
  'zh-CN': '该区域下仍有区域，请先将它们并入其他区域。',
  en: 'There are areas within it; merge them first.',
});

/** A line without width, say; the store's geometry on the sphere has the last word. */
export const BoundaryNotValid = defineError('gateway.boundary-not-valid', 'rule-broken', {
  'zh-CN': '区域边界不正确：边界线必须围成一块区域。',
  en: 'The outline is not right: it must enclose something.',
});

/** It was merged into another before. */
export const AreaMerged = defineError('gateway.area-merged', 'conflict', {
  'zh-CN': '该区域已并入其他区域。',
  en: 'The area was merged into another.',
});

/** One installation is for a city or several, not for the country. */
export const TooManyAreas = defineError('gateway.too-many-areas', 'rule-broken', {
  'zh-CN': '区域数量已达到上限（{limit}）。',
  en: 'There are as many areas as there can be ({limit}).',
});
