import { BilingualTitle, Flag, MobileNumber, Nested, OneOf, Text, TextList, Whole } from '@linli/contracts';
import { TableOf } from '../columns';

/** A shape with a field of each kind that a table knows. */
export class Shop {
  @Nested(() => BilingualTitle, { about: 'Name' }) name: BilingualTitle;
  @MobileNumber({ about: 'Phone' }) phone: string;
  @Whole({ about: 'Seats', min: -10, max: 500, optional: true }) seats?: number;
  @Flag({ about: 'Open', optional: true }) open?: boolean;
  @TextList({ about: 'Tags', max: 3, optional: true }) tags?: string[];
  @OneOf(['food', 'other'], { about: 'Kind', optional: true }) kind?: string;
  @Text({ about: 'Note', max: 200, optional: true }) note?: string;
}

export const SHOPS: TableOf<Shop> = {
  shape: Shop,
  columns: [
    { field: 'name.zh', titles: { 'zh-CN': '名称', en: 'Name (Chinese)' } },
    { field: 'name.en', titles: { 'zh-CN': '英文名称', en: 'Name (English)' } },
    { field: 'phone', titles: { 'zh-CN': '手机号', en: 'Phone' } },
    { field: 'seats', titles: { 'zh-CN': '座位', en: 'Seats' } },
    { field: 'open', titles: { 'zh-CN': '营业', en: 'Open' } },
    { field: 'tags', titles: { 'zh-CN': '标签', en: 'Tags' } },
    { field: 'kind', titles: { 'zh-CN': '类别', en: 'Kind' } },
    { field: 'note', titles: { 'zh-CN': '备注', en: 'Note' } },
  ],
};
