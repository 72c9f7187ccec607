import { defineError } from '../declared-error';

/** A file that is no CSV text in UTF-8 or GB18030 and no .xlsx workbook either, or a damaged one. */
export const TableNotReadable = defineError('gateway.table-not-readable', 'invalid', {
  'zh-CN': '无法读取该文件，请上传 CSV（UTF-8 或 GB18030 编码）或 .xlsx 文件。',
  en: 'The file cannot be read; please send CSV (in UTF-8 or GB18030) or an .xlsx workbook.',
});

/** A file with more rows, columns or bytes, packed or unpacked, than are taken at a time. */
export const TableTooLarge = defineError('gateway.table-too-large', 'rule-broken', {
  'zh-CN': '表格过大：每次最多 {rows} 行、{columns} 列、{kibibytes} KiB，请拆分后分次上传。',
  en: 'The table is too large: {rows} rows, {columns} columns and {kibibytes} KiB at a time; please send it in parts.',
});
