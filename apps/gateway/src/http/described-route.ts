import { ChangedMeanwhile, ErrorClass, fieldsOf, KeyReused, recordField, ServiceUnavailable, Shape } from '@linli/contracts';
import { IdempotencyKeyNotValid } from '@linli/contracts/gateway';
import { OmitType } from '@nestjs/swagger';
import { Described } from './described';
import { operationIdOf, Route } from './route';

/** What a route's operation is documented with. */
export function operationOf(route: Route, tag: string): Described {
  const { contract, summary, status, method, pathFields } = route;
  const takesBody = method === 'POST';
  const rest = pathFields.length === 0 ? contract.body : without(contract.body, pathFields);
  return {
    id: operationIdOf(route),
    tag,
    summary,
    description: `The ${contract.kind} \`${contract.name}\`.`,
    status,
    path: { shape: contract.body, fields: pathFields },
    ...(takesBody ? { body: rest } : { query: rest }),
    repeatable: takesBody,
    reply: contract.reply,
    fails: [...contract.fails, ...sharedErrors(takesBody)],
  };
}

const sharedErrors = (changes: boolean): ErrorClass[] =>
  changes ? [ChangedMeanwhile, IdempotencyKeyNotValid, KeyReused, ServiceUnavailable] : [ServiceUnavailable];

/** The shape without the fields that are in the path, under its own name: the whole shape is nowhere in the document. */
function without(shape: Shape, fields: readonly string[]): Shape {
  const rest = OmitType(shape as Shape<Record<string, unknown>>, [...fields]);
  Object.defineProperty(rest, 'name', { value: shape.name });
  for (const field of fieldsOf(shape).filter(({ name }) => !fields.includes(name))) recordField(rest, field);
  return rest as Shape;
}
