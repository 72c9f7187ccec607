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
  if (api.type === 'object') return objectOf(text);
  if (api.type === 'boolean') return YES.test(text) || (NO.test(text) ? false : text);
  return text;
}

/** More levels than any of our objects has: whoever walks through it should not run out of stack. */
const DEEPEST = 16;

/** The object that the cell holds as JSON; what is none stays text, for the field's rules to refuse. */
function objectOf(text: string): unknown {
  if (levelsOf(text) > DEEPEST) return text;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : text;
  } catch {
    return text;
  }
}

/** How deep its brackets lie in one another, those in texts counted, too. */
function levelsOf(json: string): number {
  let [level, deepest] = [0, 0];
  // With a loop, for it looks at each character of a cell that may be long.
  for (const character of json) {
    if (character === '[' || character === '{') deepest = Math.max(deepest, ++level);
    else if (character === ']' || character === '}') level--;
  }
  return deepest;
}

/** A day without its time for a date: a spreadsheet has no time zone. */
function textOf(cell: Cell): string {
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, '');
  return asGiven(String(cell)).trim();
}
