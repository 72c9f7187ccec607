import { DEFAULT_PAGE_LIMIT, PageQuery } from '@linli/contracts';
import { Model, QueryFilter } from 'mongoose';
import { beginAnew, cursorOf, isPositionOf, nameOf, Position, positionIn, valueAt } from './cursor';

type Direction = 1 | -1;

/** How a list is ordered: by one field that each document has, then by id; an index must begin with the filter's fields and end with these two. */
export interface Order {
  /** The path of the field. */
  readonly by: string;
  readonly direction: Direction;
}

export interface Page<T> {
  readonly items: T[];
  /** Ask with this as `after`, in the same order, for the rest; absent on the last page. */
  readonly next?: string;
}

interface Sorted {
  readonly _id: string;
}

/** The order that a contract calls by the path of its field, with a minus where it goes downwards; `paths` names those that are stored under another. */
export function orderNamed(sort: string, paths: Readonly<Record<string, string>> = {}): Order {
  const [direction, key]: [Direction, string] = sort.startsWith('-') ? [-1, sort.slice(1)] : [1, sort];
  return { by: paths[key] ?? key, direction };
}

/** One page of plain documents in order; throws InvalidInput for an `after` that no page of ours gave out, or one of another order. */
export async function pageOf<T extends Sorted>(
  model: Model<T>,
  filter: QueryFilter<T>,
  { limit = DEFAULT_PAGE_LIMIT, after, by, direction }: PageQuery & Order,
): Promise<Page<T>> {
  const order = { by, direction };
  const rest = after === undefined ? filter : { $and: [filter, beyond(await position(model, after, order), order)] };
  const found = await model
    .find(rest as QueryFilter<T>)
    .sort({ [by]: direction, _id: direction })
    .limit(limit + 1)
    .lean<T[]>();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return found.length > limit && last ? { items, next: cursorOf(last, nameOf(order)) } : { items };
}

async function position<T extends Sorted>(model: Model<T>, after: string, order: Order): Promise<Position> {
  const [value, id] = positionIn(after, nameOf(order));
  const standing = value ?? valueAt(await model.findById(id, { [order.by]: 1 }).lean<T>(), order.by);
  const found: [unknown, string] = [standing, id];
  if (!isPositionOf(model.schema.path(order.by), found)) throw beginAnew('isCursor');
  return found;
}

function beyond([value, id]: Position, { by, direction }: Order) {
  const past = direction === 1 ? '$gt' : '$lt';
  if (by === '_id') return { _id: { [past]: id } };
  return { $or: [{ [by]: { [past]: value } }, { [by]: value, _id: { [past]: id } }] };
}
