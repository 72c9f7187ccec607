import { DEFAULT_PAGE_LIMIT, InvalidInput, PageQuery } from '@linli/contracts';
import { Model, QueryFilter } from 'mongoose';

type Direction = 1 | -1;

/** How a list is ordered: by one field, then by id; an index must begin with the filter's fields and end with these two. */
export interface Order {
  readonly by: string;
  readonly direction: Direction;
}

export interface Page<T> {
  readonly items: T[];
  /** Ask with this as `after` for the rest; absent on the last page. */
  readonly next?: string;
}

interface Sorted {
  readonly _id: string;
}

/** One page of plain documents in order; throws InvalidInput for an `after` that no page of ours gave out. */
export async function pageOf<T extends Sorted>(
  model: Model<T>,
  filter: QueryFilter<T>,
  { limit = DEFAULT_PAGE_LIMIT, after, by, direction }: PageQuery & Order,
): Promise<Page<T>> {
  const rest = after === undefined ? filter : { $and: [filter, beyond(parse(after, model.schema.path(by)), { by, direction })] };
  const found = await model
    .find(rest as QueryFilter<T>)
    .sort({ [by]: direction, _id: direction })
    .limit(limit + 1)
    .lean<T[]>();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return found.length > limit && last ? { items, next: cursor(last, by) } : { items };
}

type Position = [value: string | number | Date, id: string];

function beyond([value, id]: Position, { by, direction }: Order) {
  const past = direction === 1 ? '$gt' : '$lt';
  if (by === '_id') return { _id: { [past]: id } };
  return { $or: [{ [by]: { [past]: value } }, { [by]: value, _id: { [past]: id } }] };
}

function cursor(item: Sorted, by: string): string {
  const value = (item as unknown as Record<string, unknown>)[by];
  const position = value instanceof Date ? [{ at: value.toISOString() }, item._id] : [value, item._id];
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

function parse(after: string, field: { readonly instance: string }): Position {
  try {
    const [value, id] = JSON.parse(Buffer.from(after, 'base64url').toString()) as [unknown, unknown];
    const at = (value as { at?: unknown } | null)?.at;
    const known = typeof at === 'string' ? new Date(at) : value;
    if (typeof id === 'string' && isOf(field, known)) return [known, id];
  } catch {
    // falls through to the one answer for every cursor that is not ours
  }
  throw new InvalidInput({}, [{ pointer: '#/after', rule: 'isCursor' }]);
}

/** Whether the list may be ordered by such a value: whoever makes a cursor up writes what they like, and the store would not know what to do with it. */
function isOf({ instance }: { readonly instance: string }, value: unknown): value is string | number | Date {
  if (value instanceof Date) return instance === 'Date' && !Number.isNaN(value.getTime());
  return (typeof value === 'string' && instance === 'String') || (typeof value === 'number' && instance === 'Number');
}
