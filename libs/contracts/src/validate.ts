import { plainToInstance } from 'class-transformer';
import { ValidationError, validateSync } from 'class-validator';
import { Shape } from './contract';
import { FieldError, Params } from './declared-error';
import { fieldsOf } from './field-record';
import { writePlainly } from './plain-values';
import { isSurelyValid, UnknownFields } from './quick-check';
import { InvalidInput } from './shared-errors';

export type { UnknownFields };

/**
 * The plain value as an instance of its shape; throws InvalidInput with a pointer to every field that is wrong. Codes of areas that a caller has filled
 * with zeros are plain in it.
 */
export function validated<T extends object>(shape: Shape<T>, plain: unknown, unknownFields: UnknownFields = 'refused'): T {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) throw notAnObject();
  const instance = instanceOf(shape, plain);
  const strict = unknownFields === 'refused';
  if (!isSurelyValid(instance, unknownFields)) assertValid(shape, instance, strict);
  // Services write codes as they keep them, and what is kept of before stays as it is.
  if (strict) writePlainly(shape, instance);
  return instance;
}

function assertValid(shape: Shape, instance: object, strict: boolean): void {
  const errors = validateSync(instance, {
    whitelist: strict,
    forbidNonWhitelisted: strict,
    forbidUnknownValues: fieldsOf(shape).length > 0,
  });
  if (errors.length > 0)
    throw new InvalidInput(
      {},
      errors.flatMap((error) => fieldErrors(error, '#')),
    );
}

/**
 * No shape has a field of that name, and class-transformer and class-validator would look for types and rules in it. Without recursion, for what is sent may be
 * thousands of levels deep.
 */
function misnamedIn(plain: object): FieldError[] {
  const found: FieldError[] = [];
  const left: [string, object][] = [['#', plain]];
  for (let [pointer, value] = left.pop() ?? []; value; [pointer, value] = left.pop() ?? []) {
    if (Object.hasOwn(value, 'constructor')) found.push({ pointer: `${pointer}/constructor`, rule: 'whitelistValidation' });
    for (const [name, inner] of Object.entries(value))
      if (typeof inner === 'object' && inner !== null) left.push([`${pointer}/${escaped(name)}`, inner]);
  }
  return found;
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

const notAnObject = () => new InvalidInput({}, [{ pointer: '#', rule: 'isObject' }]);

function instanceOf<T extends object>(shape: Shape<T>, plain: object): T {
  if (isFlat(shape, plain)) return Object.assign(new shape(), plain);
  const misnamed = misnamedIn(plain);
  if (misnamed.length > 0) throw new InvalidInput({}, misnamed);
  try {
    return plainToInstance(shape, plain);
  } catch (error) {
    // thousands of levels deep: no shape of ours is
    if (error instanceof RangeError) throw notAnObject();
    throw error;
  }
}

/** Nothing in it has a shape of its own, so there is nothing for class-transformer to do. */
function isFlat(shape: Shape, plain: object): boolean {
  if (hasShapes(shape) || Object.hasOwn(plain, '__proto__') || Object.hasOwn(plain, 'constructor')) return false;
  for (const value of Object.values(plain)) if (typeof value === 'object' && value !== null) return false;
  return true;
}

/** Known after the first time, for fields are declared before anything is validated. */
function hasShapes(shape: Shape): boolean {
  const known = withShapes.get(shape);
  if (known !== undefined) return known;
  const found = fieldsOf(shape).some((field) => field.shape);
  withShapes.set(shape, found);
  return found;
}

const withShapes = new WeakMap<Shape, boolean>();

function fieldErrors({ property, constraints, contexts, children }: ValidationError, parent: string): FieldError[] {
  const pointer = `${parent}/${escaped(property)}`;
  const rule = mostTelling(Object.keys(constraints ?? {}));
  if (rule !== undefined) return [{ pointer, ...told(rule, contexts?.[rule]) }];
  return (children ?? []).flatMap((child) => fieldErrors(child, pointer));
}

/** Of a missing field it is told that it is missing; otherwise the rule declared last says most, for fields declare type after size. */
const mostTelling = (rules: readonly string[]): string | undefined => (rules.includes('isDefined') ? 'isDefined' : rules.at(-1));

const told = (rule: string, { as = rule, ...params }: Params = {}): { rule: string; params: Params } => ({
  rule: String(as),
  params,
});
