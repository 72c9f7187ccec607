import { Long, Timestamp } from 'bson';
import { ARRAY_OPERATORS, describe, type UpdateOperator } from './array-operators';
import { bsonType, isDoc } from './bson-types';
import { demand, StoreError } from './errors';
import { compareValues } from './keys';

function isNumber(value: unknown): value is number | Long {
  return typeof value === 'number' || bsonType(value) === 'Long';
}

function arithmetic(
  name: string,
  onNumbers: (a: number, b: number) => number,
  onLongs: (a: Long, b: Long) => Long,
): UpdateOperator {
  return {
    apply(present, argument, path) {
      demand(
        bsonType(argument) !== 'Decimal128' && bsonType(present) !== 'Decimal128',
        'NotImplemented',
        `This store does not calculate with Decimal128 (${path})`,
      );
      demand(isNumber(argument), 'TypeMismatch', `Cannot ${name} with non-numeric argument: {${path}: ${describe(argument)}}`);
      if (present === undefined) return name === 'multiply' ? 0 : argument;
      demand(
        isNumber(present),
        'TypeMismatch',
        `Cannot apply ${name === 'multiply' ? '$mul' : '$inc'} to a value of non-numeric type. The field '${path}' has non-numeric type ${describe(present)}`,
      );
      if (typeof present === 'number' && typeof argument === 'number') return exact(onNumbers(present, argument), path);
      demand(
        [present, argument].every((item) => typeof item !== 'number' || Number.isInteger(item)),
        'NotImplemented',
        `This store does not mix fractions and integers beyond 2^53 (${path})`,
      );
      return onLongs(Long.fromValue(present), Long.fromValue(argument));
    },
  };
}

/** An integer that left the range of doubles would be wrong in its last digits. */
function exact(result: number, path: string): number {
  demand(
    !Number.isInteger(result) || Number.isSafeInteger(result) || Math.abs(result) > 1e21,
    'NotImplemented',
    `${path} would leave the integers that are exact here (2^53)`,
  );
  return result;
}

function extreme(sign: 1 | -1): UpdateOperator {
  return {
    apply: (present, argument) => (present === undefined || compareValues(argument, present) * sign > 0 ? argument : present),
  };
}

const $currentDate: UpdateOperator = {
  apply(_present, argument, path) {
    const type = isDoc(argument) ? argument.$type : argument;
    demand(
      argument === true || type === 'date' || type === 'timestamp',
      'BadValue',
      `${path}: use true, or {$type: 'date'} or {$type: 'timestamp'}`,
    );
    return type === 'timestamp' ? new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 }) : new Date();
  },
};

const $bit: UpdateOperator = {
  apply(present = 0, argument, path) {
    const [[name, operand] = []] = Object.entries(isDoc(argument) ? argument : {});
    demand(
      Number.isInteger(operand) && Number.isInteger(present),
      'BadValue',
      `$bit needs {and|or|xor: integer} on an integer (${path})`,
    );
    const [a, b] = [present as number, operand as number];
    if (name === 'and') return a & b;
    if (name === 'or') return a | b;
    if (name === 'xor') return a ^ b;
    throw new StoreError('BadValue', `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`);
  },
};

/** The update operators that change one field; $unset and $rename, which take fields away, are update.ts's. */
export const UPDATE_OPERATORS: Record<string, UpdateOperator> = {
  $set: { apply: (_present, argument) => argument },
  $setOnInsert: { apply: (_present, argument) => argument },
  $inc: arithmetic(
    'increment',
    (a, b) => a + b,
    (a, b) => a.add(b),
  ),
  $mul: arithmetic(
    'multiply',
    (a, b) => a * b,
    (a, b) => a.multiply(b),
  ),
  $min: extreme(-1),
  $max: extreme(1),
  $currentDate,
  ...ARRAY_OPERATORS,
  $bit,
};
