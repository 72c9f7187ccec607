import { jsonSchemaOf, Shape, shapesIn } from '@linli/contracts';
import { HEADERS } from './headers';
import { EVENTS, Json, REQUESTS, refTo } from './wire';

/** Where the schema of a shape stands. */
export const schemaRef = (shape: Shape): { readonly $ref: string } => refTo('components', 'schemas', shape.name);

/** What a service answers when there is no reply: a declared error by its code, or the bare word that it failed. */
const FAILURES: Readonly<Record<string, Json>> = {
  DeclaredFailure: {
    type: 'object',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        required: ['code', 'params', 'fields'],
        properties: {
          code: { type: 'string', description: 'See the list of errors', examples: ['events.registration-closed'] },
          params: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
          fields: { type: 'array', items: { type: 'object', required: ['pointer', 'rule'] } },
        },
      },
    },
  },
  UndeclaredFailure: { type: 'object', required: ['failed'], properties: { failed: { const: true } } },
};

/** The schemas of all bodies, replies and headers by name; throws where two shapes share one. */
export function schemas(): Json {
  const tops = [...EVENTS.map(({ body }) => body), ...REQUESTS.flatMap(({ body, reply }) => [body, reply])];
  const shapes = [...tops.reduce((known, shape) => shapesIn(shape, known), new Set<Shape>() as ReadonlySet<Shape>)];
  const named = new Map(shapes.map((shape) => [shape.name, jsonSchemaOf(shape, schemaRef)]));
  if (named.size < shapes.length)
    throw new Error(`Two shapes of contracts have one name, among ${shapes.map(({ name }) => name)}.`);
  return { ...Object.fromEntries([...named].sort(([a], [b]) => (a < b ? -1 : 1))), ...FAILURES, ...HEADERS };
}
