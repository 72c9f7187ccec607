import { FieldRecord } from '@linli/contracts';
import { Cell, isBlank } from './cells';
import { asGiven } from './formula';

const YES = /^(true|yes|y|是|有|√|1)$/i;
const NO = /^(false|no|n|否|无|×|0)$/i;

/** What a cell says for a field, in the field's own type where it can be read so; undefined for a blank one. The field's rules judge the rest. */
export function cellValue(cell: Cell, { api }: FieldRecord): unknown {
  if (isBlank(cell)) return undefined;
  const text = textOf(cell);
  if (api.isArray)
    return text
      .split(/[,，;；、\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  if (api.type === 'integer' || api.type === 'number') return /^[+-]?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : text;
  if (api.type === 'boolean') return YES.test(text) || (NO.test(text) ? false : text);
  return text;
}

/** A day without its time for a date: a spreadsheet has no time zone. */
function textOf(cell: Cell): string {
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, '');
  return asGiven(String(cell)).trim();
}
