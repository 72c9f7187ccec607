import { ResidentRow } from '@linli/contracts/gateway';
import { TableOf } from '@linli/tables';

/** A table of residents. */
export const RESIDENTS: TableOf<ResidentRow> = {
  shape: ResidentRow,
  columns: [
    { field: 'phone', titles: { 'zh-CN': '手机号', en: 'Mobile number' } },
    { field: 'name', titles: { 'zh-CN': '姓名', en: 'Name' } },
    { field: 'language', titles: { 'zh-CN': '语言', en: 'Language' } },
  ],
};
