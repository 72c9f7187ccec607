import { AreaRow } from '@linli/contracts/gateway';
import { TableOf } from '@linli/tables';

/** A table of areas, as national lists of division codes have them; an outline is GeoJSON in its cell. */
export const AREA_TABLE: TableOf<AreaRow> = {
  shape: AreaRow,
  columns: [
    { field: 'code', titles: { 'zh-CN': '区域代码', en: 'Area code' } },
    { field: 'name.zh', titles: { 'zh-CN': '名称', en: 'Name (Chinese)' } },
    { field: 'name.en', titles: { 'zh-CN': '英文名称', en: 'Name (English)' } },
    { field: 'timeZone', titles: { 'zh-CN': '时区', en: 'Time zone' } },
    { field: 'boundary', titles: { 'zh-CN': '边界', en: 'Boundary' } },
  ],
};
