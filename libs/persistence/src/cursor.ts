import { InvalidInput } from '@linli/contracts';

/** Where a page ends: what its last document is ordered by, and its id. */
export type Position = readonly [value: string | number | Date, id: string];

/** As a cursor says it; of a document with a long text only which one it is. */
type Told = readonly [value: unknown, id: string];

/** The longest that `next` may be, by the contracts of all pages. */
const LONGEST = 400;

/** The name of an order as cursors carry it. */
export const nameOf = ({ by, direction }: { readonly by: string; readonly direction: 1 | -1 }): string =>
  direction === 1 ? by : `-${by}`;

/** The value at a path; undefined where there is none. */
export const valueAt = (document: object | null, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[name], document);

/** Says where a page that ends with the item goes on. */
export function cursorOf(item: { readonly _id: string }, order: string): string {
  const value = valueAt(item, order.replace(/^-/, ''));
  const whole = encoded([value instanceof Date ? { at: value.toISOString() } : value, item._id, order]);
  return whole.length <= LONGEST ? whole : encoded([null, item._id, order]);
}

/**
 * What a cursor of the order says. One that was given out before cursors carried their order counts as of this one. Throws InvalidInput for one that was
 * made up, or that belongs to another order.
 */
export function positionIn(after: string, order: string): Told {
  const [value, id, its = order, ...more] = decoded(after);
  if (typeof id !== 'string' || typeof its !== 'string' || more.length > 0) throw beginAnew('isCursor');
  if (its !== order) throw beginAnew('isCursorOfOrder');
  const at = (value as { at?: unknown } | null)?.at;
  return [typeof at === 'string' ? new Date(at) : value, id];
}

/** Whether the list may be ordered by such a value: whoever makes a cursor up writes what they like, and the store would not know what to do with it. */
export function isPositionOf(field: { readonly instance: string } | undefined, position: Told): position is Position {
  const [value] = position;
  if (value instanceof Date) return field?.instance === 'Date' && !Number.isNaN(value.getTime());
  return (
    (typeof value === 'string' && field?.instance === 'String') || (typeof value === 'number' && field?.instance === 'Number')
  );
}

/** The refusal of a cursor. */
export const beginAnew = (rule: 'isCursor' | 'isCursorOfOrder'): Error => new InvalidInput({}, [{ pointer: '#/after', rule }]);

const encoded = (told: readonly unknown[]): string => Buffer.from(JSON.stringify(told)).toString('base64url');

function decoded(after: string): unknown[] {
  try {
    const told: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    if (Array.isArray(told)) return told;
  } catch {
    // the one answer for every cursor that is not ours
  }
  throw beginAnew('isCursor');
}
