import {
  ErrorClass,
  exampleOf,
  InvalidInput,
  Overloaded,
  RoleMissing,
  Shape,
  SignInRequired,
  TokenNotValid,
  TooManyRequests,
} from '@linli/contracts';
import { AreaNotInUse } from '@linli/contracts/gateway';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ruleOf } from '../access/policy';
import { Described, fieldsIn } from './described';
import { PROBLEM_MEDIA_TYPE, Problem } from './problem';
import { exampleOfError, exampleOfStatus } from './problem-examples';
import { HTTP_PROBLEMS, HttpProblemStatus } from './problem-texts';

interface Failure {
  readonly code: string;
  readonly problem: Problem;
}

/** The problems that an endpoint can answer with, by status; their examples stand once in the document's components. */
export function failureResponses(described: Described): MethodDecorator[] {
  const byStatus = new Map<number, Failure[]>();
  for (const failure of failuresOf(described)) {
    const { status } = failure.problem;
    byStatus.set(status, [...(byStatus.get(status) ?? []), failure]);
  }
  const inOrder = [...byStatus].sort(([a], [b]) => a - b);
  return [
    ApiExtraModels(Problem),
    ...(described.refusal ? [ApiExtraModels(described.refusal)] : []),
    ...inOrder.map(([status, failures]) => responseOf(status, failures, status === 400 ? described.refusal : undefined)),
  ];
}

const responseOf = (status: number, failures: readonly Failure[], refusal?: Shape): MethodDecorator =>
  ApiResponse({
    status,
    description: failures.map(({ code, problem }) => `- \`${code}\`: ${problem.detail}`).join('\n'),
    content: {
      [PROBLEM_MEDIA_TYPE]: {
        schema: { $ref: getSchemaPath(Problem) },
        examples: Object.fromEntries(failures.map(({ code }) => [code, { $ref: `#/components/examples/${code}` }])),
      },
      ...(refusal && { 'application/json': { schema: { $ref: getSchemaPath(refusal) }, example: exampleOf(refusal) } }),
    },
  });

function failuresOf(described: Described): Failure[] {
  const declared = [
    ...new Set([
      ...accessErrors(described),
      ...inputErrors(described),
      ...areaErrors(described),
      ...LIMITS,
      ...(described.fails ?? []),
    ]),
  ];
  const statuses: HttpProblemStatus[] = described.body || described.form || described.upload ? [400, 413, 415, 500] : [500];
  return [
    ...declared.map((error) => ({ code: error.code, problem: exampleOfError(error) })),
    ...statuses.map((status) => ({ code: HTTP_PROBLEMS[status].code, problem: exampleOfStatus(status) })),
  ];
}

function accessErrors({ id }: Described): ErrorClass[] {
  const rule = ruleOf(id);
  if (rule === 'public') return [TokenNotValid];
  return rule === 'signed-in' ? [SignInRequired, TokenNotValid] : [SignInRequired, TokenNotValid, RoleMissing];
}

/** What any operation may be refused with, whatever is asked. */
const LIMITS: readonly ErrorClass[] = [TooManyRequests, Overloaded];

/** Codes of areas are judged before the operation is asked. */
const areaErrors = ({ body }: Described): ErrorClass[] =>
  fieldsIn(body).some(({ name }) => ['areaCode', 'areaCodes', 'homeAreaCode', 'residentsOf'].includes(name))
    ? [AreaNotInUse]
    : [];

const inputErrors = ({ path, query, body }: Described): ErrorClass[] =>
  path?.fields.length || fieldsIn(query ?? body).length > 0 ? [InvalidInput] : [];
