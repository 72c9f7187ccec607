import { RegisterEnterpriseBody, RegisterUnitBody } from '@linli/contracts/business-service';
import { TableOf } from '@linli/tables';

const AREA = { field: 'areaCode', titles: { 'zh-CN': '区域代码', en: 'Area code' } };
const NAMES = [
  { field: 'name.zh', titles: { 'zh-CN': '名称', en: 'Name (Chinese)' } },
  { field: 'name.en', titles: { 'zh-CN': '英文名称', en: 'Name (English)' } },
];

/** A table of enterprises. */
export const ENTERPRISES: TableOf<RegisterEnterpriseBody> = {
  shape: RegisterEnterpriseBody,
  columns: [AREA, ...NAMES, { field: 'creditCode', titles: { 'zh-CN': '统一社会信用代码', en: 'Unified social credit code' } }],
};

/** A table of units; several categories in one cell are parted by commas. */
export const UNITS: TableOf<RegisterUnitBody> = {
  shape: RegisterUnitBody,
  columns: [AREA, ...NAMES, { field: 'categories', titles: { 'zh-CN': '办理类别', en: 'Categories' } }],
};
