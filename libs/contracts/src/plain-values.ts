import { Shape } from './contract';
import { FieldRecord, fieldsOf } from './field-record';
import { shapesIn } from './json-schema';

/** Of a shape, the fields that have something to be written plainly, in themselves or within. */
const known = new WeakMap<Shape, readonly FieldRecord[]>();

/**
 * Writes in the one way that everything is kept in what may be given in several, such as the code of an area that is filled with zeros. The instance
 * is changed, so it must be the caller's own, and it must be valid.
 */
export function writePlainly(shape: Shape, instance: object): void {
  const values = instance as Record<string, unknown>;
  for (const field of concernedIn(shape)) {
    const value = values[field.name];
    if (value !== undefined)
      values[field.name] = Array.isArray(value) ? value.map((one) => plain(field, one)) : plain(field, value);
  }
}

function plain({ plainly, shape }: FieldRecord, value: unknown): unknown {
  if (shape) writePlainly(shape(), value as object);
  return plainly ? plainly(value as string) : value;
}

function concernedIn(shape: Shape): readonly FieldRecord[] {
  const before = known.get(shape);
  if (before) return before;
  const found = fieldsOf(shape).filter((field) => field.plainly || (field.shape && hasPlain(field.shape())));
  known.set(shape, found);
  return found;
}

const hasPlain = (shape: Shape): boolean =>
  [...shapesIn(shape)].some((each) => fieldsOf(each).some(({ plainly }) => plainly !== undefined));
