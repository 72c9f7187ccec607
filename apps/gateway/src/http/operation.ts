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
import { isForStaff, Rule, rolesOf, ruleOf, Scope } from '../access/policy';
import { SHOWS_PEOPLE } from '../access/shows-people';
import { Allow, Named } from './access';
import { CHANGE_REASON } from './change-reason';
import { Described, fieldsIn } from './described';
import { failureResponses } from './failure-responses';
import { IDEMPOTENCY_KEY } from './idempotency-key';

/** Makes a method answer with the status to those who may call it, and documents it. */
export function Operation(described: Described): MethodDecorator {
  const { id, tag, summary, description, status } = described;
  const rule = ruleOf(id);
  return applyDecorators(
    Allow(rule),
    Named(id),
    HttpCode(status),
    ApiTags(tag),
    ApiOperation({ operationId: id, summary, description: `${description ?? `${summary}.`} ${whoMay(rule)}` }),
    ...security(rule),
    ...parameters(described),
    ...reasons(described, rule),
    ...(described.body ? bodyOf(described.body) : []),
    ...(described.form ? formOf(described.form) : []),
    ...(described.upload ? uploadOf(described.upload) : []),
    ...replyOf(described),
    ...failureResponses(described),
  );
}

function whoMay(rule: Rule): string {
  if (rule === 'public') return 'For everybody.';
  if (rule === 'signed-in') return 'For everybody who is signed in.';
  return `For the role ${Object.entries(rule)
    .map(([role, scope]) => `${role}${WITHIN[scope]}`)
    .join(' or ')}.`;
}

const WITHIN: Readonly<Record<Scope, string>> = {
  anything: '',
  everywhere: ' of everything',
  area: ' of the area',
  organisation: ' of the organisation',
  own: ', for what is their own',
};

/** On public endpoints the token is optional. */
function security(rule: Rule): MethodDecorator[] {
  const optional = rule === 'public' ? [ApiSecurity({})] : [];
  return [...optional, ApiBearerAuth(), ApiExtension('x-required-role', rolesOf(rule)), ...scopes(rule)];
}

const scopes = (rule: Rule): MethodDecorator[] => (typeof rule === 'string' ? [] : [ApiExtension('x-role-scope', rule)]);

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

/** Why a change is made, or why people's data are looked at. */
function reasons(described: Described, rule: Rule): MethodDecorator[] {
  if (changesByStaff(described, rule)) return [ApiHeader(changeReason)];
  return described.id in SHOWS_PEOPLE ? [ApiHeader({ ...changeReason, description: WHY_LOOKED_AT })] : [];
}

const WHY_LOOKED_AT = 'Why it is looked at, for those whose data are shown: percent-encoded UTF-8, at most 500 characters.';

const changesByStaff = ({ body, upload, repeatable }: Described, rule: Rule): boolean =>
  isForStaff(rule) && Boolean(body ?? upload ?? repeatable);

const changeReason = {
  name: CHANGE_REASON,
  description: 'Why the change is made, for the audit: percent-encoded UTF-8, at most 500 characters.',
  required: false,
  schema: { type: 'string', example: '%E5%B1%85%E6%B0%91%E6%9D%A5%E7%94%B5' },
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

const formOf = (shape: Shape): MethodDecorator[] => [
  ApiConsumes('application/x-www-form-urlencoded'),
  ApiBody({ type: shape, required: true, examples: { example: { value: exampleOf(shape) } } }),
];

const uploadOf = (mediaTypes: readonly string[]): MethodDecorator[] => [
  ApiConsumes(...mediaTypes),
  ApiBody({ required: true, schema: { type: 'string', format: 'binary' } }),
];

function replyOf({ reply, mediaType, download = [], status, summary }: Described): MethodDecorator[] {
  const response = { status, description: `${summary}: done.` };
  if (!reply && download.length === 0) return [ApiResponse(response)];
  if (reply) return [ApiExtraModels(reply), ApiResponse({ ...response, content: jsonOf(reply, mediaType) })];
  return [ApiResponse({ ...response, content: Object.fromEntries(download.map(fileOf)) })];
}

/** A file by its media type, whose parameters are not part of the name. */
const fileOf = (mediaType: string) =>
  [mediaType.split(';', 1)[0] as string, { schema: { type: 'string', format: 'binary' }, example: '…' }] as const;

const jsonOf = (shape: Shape, mediaType = 'application/json') => ({
  [mediaType]: { schema: { $ref: getSchemaPath(shape) }, example: exampleOf(shape) },
});
