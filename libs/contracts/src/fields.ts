import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsString,
  IsTimeZone,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { plainCode } from './area-code';
import { Shape } from './contract';
import { FieldOptions, field, rule } from './field';

/** A UUID; the ids of everything that Linli keeps. */
export const Id = (options: FieldOptions<string>) =>
  field(options, {
    api: { type: 'string', format: 'uuid', example: '0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d' },
    checks: [IsUUID(undefined, rule())],
  });

/** One line or paragraph of text, 1 to `max` characters unless `min` says otherwise. */
export const Text = ({ max, min = 1, ...options }: FieldOptions<string> & { max: number; min?: number }) =>
  field(options, {
    api: { type: 'string', minLength: min, maxLength: max },
    checks: [
      MaxLength(max, rule({ max })),
      ...(min > 0 ? [MinLength(min, rule({ min })), Matches(/\S/, rule({ as: 'isNotBlank' }))] : []),
      IsString(rule()),
    ],
  });

/** Text of a fixed form, such as a code. */
export const Pattern = ({ pattern, ...options }: FieldOptions<string> & { pattern: RegExp }) =>
  field(options, { api: { type: 'string', pattern: pattern.source }, checks: [Matches(pattern, rule()), IsString(rule())] });

/** An instant in ISO 8601 with its offset, such as 2026-11-22T14:30:00+08:00. */
export const Instant = (options: FieldOptions<string>) =>
  field(options, {
    api: { type: 'string', format: 'date-time', example: '2026-11-28T14:00:00+08:00' },
    checks: [
      Matches(/T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/, rule({ as: 'isIso8601' })),
      IsISO8601({ strict: true, strictSeparator: true }, rule()),
    ],
  });

/** A time zone of the IANA database, such as Asia/Shanghai. */
export const TimeZone = (options: FieldOptions<string>) =>
  field(options, {
    api: { type: 'string', maxLength: 40, example: 'Asia/Shanghai' },
    checks: [IsTimeZone(rule()), MaxLength(40, rule({ max: 40 }))],
  });

/** A whole number from `min` to `max`. */
export const Whole = ({ min, max, ...options }: FieldOptions<number> & { min: number; max: number }) =>
  field(options, {
    api: { type: 'integer', minimum: min, maximum: max },
    checks: [Max(max, rule({ max })), Min(min, rule({ min })), IsInt(rule())],
  });

/** A list of whole numbers from `min` to `max`, at most `most` of them. */
export const WholeList = ({ min, max, most, ...options }: FieldOptions<number[]> & { min: number; max: number; most: number }) =>
  field(options, {
    api: { type: 'integer', minimum: min, maximum: max, isArray: true, maxItems: most },
    checks: [
      Max(max, { each: true, ...rule({ max }) }),
      Min(min, { each: true, ...rule({ min }) }),
      IsInt({ each: true, ...rule() }),
      ArrayMaxSize(most, rule({ max: most })),
      IsArray(rule()),
    ],
  });

/** True or false. */
export const Flag = (options: FieldOptions<boolean>) => field(options, { api: { type: 'boolean' }, checks: [IsBoolean(rule())] });

/** One of a fixed list of words. */
export const OneOf = <T extends string>(values: readonly T[], options: FieldOptions<T>) =>
  field(options, {
    api: { type: 'string', enum: [...values], example: values[0] },
    checks: [IsIn([...values], rule({ values: values.join(', ') }))],
  });

const AREA_CODE = /^\d{4,15}$/;

/** The code of an area: national division code, 4 to 15 digits; an area's code begins with its parent's. From callers it may be filled with zeros, and is plain for whoever handles it. */
export const AreaCode = (options: FieldOptions<string>) =>
  field(
    { example: '510108903901', ...options },
    {
      api: { type: 'string', pattern: AREA_CODE.source },
      checks: [Matches(AREA_CODE, rule()), IsString(rule())],
      plainly: plainCode,
    },
  );

/** A list of codes of areas, at most `max` of them, each as in `AreaCode`. */
export const AreaCodes = ({ max, ...options }: FieldOptions<string[]> & { max: number }) =>
  field(options, {
    api: { type: 'string', pattern: AREA_CODE.source, isArray: true, maxItems: max },
    checks: [
      Matches(AREA_CODE, { each: true, ...rule() }),
      IsString({ each: true, ...rule() }),
      ArrayMaxSize(max, rule({ max })),
      IsArray(rule()),
    ],
    plainly: plainCode,
  });

/** An object of another shape. */
export const Nested = <T extends object>(shape: () => Shape<T>, options: FieldOptions<T>) =>
  field(options, {
    api: lazily(shape),
    checks: [ValidateNested(rule({ as: 'isObject' })), Type(shape), IsObject(rule())],
    shape,
  });

/** A list of objects of another shape, `min` (0) to `max` of them. */
export const ListOf = <T extends object>(
  shape: () => Shape<T>,
  { max, min = 0, ...options }: FieldOptions<T[]> & { max: number; min?: number },
) =>
  field(options, {
    api: { ...lazily(shape), isArray: true, minItems: min, maxItems: max },
    checks: [
      ValidateNested({ each: true, ...rule() }),
      Type(shape),
      IsObject({ each: true, ...rule({ as: 'isListOfObjects' }) }),
      ArrayMaxSize(max, rule({ max })),
      ArrayMinSize(min, rule({ min })),
      IsArray(rule()),
    ],
    shape,
  });

/** A list of words from a fixed list, `min` (0) to `max` of them. */
export const Words = <T extends string>(
  values: readonly T[],
  { max, min = 0, ...options }: FieldOptions<T[]> & { max: number; min?: number },
) =>
  field(options, {
    api: { type: 'string', enum: [...values], isArray: true, minItems: min, maxItems: max, example: [values[0]] },
    checks: [
      IsIn([...values], { each: true, ...rule({ values: values.join(', ') }) }),
      ArrayMaxSize(max, rule({ max })),
      ArrayMinSize(min, rule({ min })),
      IsArray(rule()),
    ],
  });

/** A list of short texts, at most `max` of them, each of `longest` (200) characters at most. */
export const TextList = ({ max, longest = 200, ...options }: FieldOptions<string[]> & { max: number; longest?: number }) =>
  field(options, {
    api: { type: 'string', isArray: true, maxItems: max },
    checks: [
      MaxLength(longest, { each: true, ...rule({ max: longest }) }),
      IsString({ each: true, ...rule() }),
      ArrayMaxSize(max, rule({ max })),
      IsArray(rule()),
    ],
  });

/** Swagger takes a function for a shape that is still to come by its name, which must be `type`. */
const lazily = (shape: () => Shape) => ({ type: () => shape() });
