import { ApiProperty, ApiPropertyOptions } from '@nestjs/swagger';
import { IsDefined, ValidateIf } from 'class-validator';
import { Shape } from './contract';
import { FieldRecord, recordField } from './field-record';

/** What every field is declared with. */
export interface FieldOptions<T> {
  /** What the field means, with units; it becomes the documentation. */
  about: string;
  example?: T;
  optional?: true;
}

/** The figures of a rule travel as the constraint's context, so that the gateway can say them in the reader's language; `as` names the rule better than class-validator does. */
export const rule = (context: Record<string, string | number> = {}) => ({ context });

interface FieldRules {
  readonly api: ApiPropertyOptions;
  readonly checks: PropertyDecorator[];
  readonly shape?: () => Shape;
  readonly plainly?: (value: string) => string;
}

/** What is common to all fields: presence, documentation, and the record of it; checks are declared from the most special to the type. */
export function field(
  { about, example, optional }: FieldOptions<unknown>,
  { api, checks, shape, plainly }: FieldRules,
): PropertyDecorator {
  const presence = optional ? ValidateIf((_body, value) => value !== undefined) : IsDefined(rule());
  const documented = {
    ...api,
    description: about,
    required: !optional,
    ...(example !== undefined && { example }),
  } as ApiPropertyOptions;
  return (target, property) => {
    for (const decorate of [...checks, presence, ApiProperty(documented)]) decorate(target, property);
    recordField(target.constructor, { name: String(property), api: documented, shape, plainly } as FieldRecord);
  };
}
