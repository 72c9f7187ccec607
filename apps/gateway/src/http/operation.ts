import { exampleOf, FieldRecord, fieldsOf, Shape } from '@linli/contracts';
import { applyDecorators, HttpCode } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiExtension,
  ApiExtraModels,
  ApiHeader,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiResponse,
  ApiSecurity,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { Access, Allow } from './access';
import { Described, fieldsIn } from './described';
import { failureResponses } from './failure-responses';
import { IDEMPOTENCY_KEY } from './idempotency-key';

/** Makes a method answer with the status to those who may call it, and documents it. */
export function Operation(described: Described): MethodDecorator {
  const { id, tag, summary, description, access, status } = described;
  return applyDecorators(
    Allow(access),
    HttpCode(status),
    ApiTags(tag),
    ApiOperation({ operationId: id, summary, description: `${description ?? `${summary}.`} ${whoMay(access)}` }),
    ...security(access),
    ...parameters(described),
    ...(described.body ? bodyOf(described.body) : []),
    ...(described.upload ? uploadOf(described.upload) : []),
    ...replyOf(described),
    ...failureResponses(described),
  );
}

function whoMay(access: Access): string {
  if (access === 'public') return 'For everybody.';
  return access === 'signed-in' ? 'For everybody who is signed in.' : `For the role ${access.join(' or ')}.`;
}

/** On public endpoints the token is optional. */
function security(access: Access): MethodDecorator[] {
  const optional = access === 'public' ? [ApiSecurity({})] : [];
  return [...optional, ApiBearerAuth(), ApiExtension('x-required-roles', typeof access === 'string' ? [] : [...access])];
}

function parameters({ path, query, repeatable }: Described): MethodDecorator[] {
  const inPath = fieldsIn(path?.shape).filter(({ name }) => path?.fields.includes(name));
  const inQuery = fieldsIn(query).filter(({ name }) => !path?.fields.includes(name));
  return [
    ...inPath.map((field) => ApiParam({ ...parameterOf(field), required: true })),
    ...inQuery.map((field) => ApiQuery({ ...parameterOf(field), required: field.api.required === true })),
    ...(repeatable ? [ApiHeader(idempotencyKey)] : []),
    ApiHeader(acceptLanguage),
  ];
}

const idempotencyKey = {
  name: IDEMPOTENCY_KEY,
  description: 'The same key gives the same answer: send it to be able to repeat the request.',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x20-\\x7e]+$' },
};

const acceptLanguage = {
  name: 'Accept-Language',
  description: 'The language of problems: zh-CN (default) or en.',
  required: false,
  schema: { type: 'string', example: 'en' },
};

function parameterOf({ name, api }: FieldRecord) {
  const { description, required: _required, ...schema } = api as Record<string, unknown>;
  return { name, description: String(description), schema };
}

function bodyOf(shape: Shape): MethodDecorator[] {
  const fields = fieldsOf(shape);
  if (fields.length === 0) return [];
  const required = fields.some(({ api }) => api.required === true);
  return [ApiBody({ type: shape, required, examples: { example: { value: exampleOf(shape) } } })];
}

const uploadOf = (mediaTypes: readonly string[]): MethodDecorator[] => [
  ApiConsumes(...mediaTypes),
  ApiBody({ required: true, schema: { type: 'string', format: 'binary' } }),
];

const replyOf = ({ reply, status, summary }: Described): MethodDecorator[] => [
  ApiExtraModels(reply),
  ApiResponse({ status, description: `${summary}: done.`, content: jsonOf(reply) }),
];

const jsonOf = (shape: Shape) => ({
  'application/json': { schema: { $ref: getSchemaPath(shape) }, example: exampleOf(shape) },
});
