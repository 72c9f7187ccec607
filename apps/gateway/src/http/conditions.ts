import { EditedMeanwhile, ErrorClass, KeyReused, StillRunning } from '@linli/contracts';
import { IdempotencyKeyNotValid } from '@linli/contracts/gateway';
import { getSchemaPath, OpenAPIObject } from '@nestjs/swagger';
import { IDEMPOTENCY_KEY } from './idempotency-key';
import { PROBLEM_MEDIA_TYPE, Problem } from './problem';
import { exampleOfError } from './problem-examples';

type Path = OpenAPIObject['paths'][string];
type Operation = NonNullable<Path['get']>;
type Parameter = NonNullable<Operation['parameters']>[number];

const header = (name: string, description: string, schema: object): Parameter => ({
  ...{ name, in: 'header', required: false, description, schema: { type: 'string', ...schema } },
});

const IF_NONE_MATCH = header(
  'If-None-Match',
  'The `ETag` of an answer that the caller still has: 304 when it is still the same.',
  {
    example: 'W/"3q2-7wAAAAAAAAAAAAAAAA"',
  },
);
const IF_MATCH = header(
  'If-Match',
  'The `ETag` of the thing as the caller read it at its own address: 412 when it was edited since.',
  { example: 'W/"3q2-7wAAAAAAAAAAAAAAAA"' },
);
const KEY = header(IDEMPOTENCY_KEY, 'The same key gives the same answer for a day: send it to be able to repeat the request.', {
  ...{ minLength: 1, maxLength: 255, pattern: '^[\\x20-\\x7e]+$' },
});

/** Media types of answers that have an `ETag`. */
const TAGGED = /"(application\/(ld\+)?json|text\/calendar)"/;

/** What a request with a key may be refused with. */
const OF_KEYS: readonly ErrorClass[] = [StillRunning, KeyReused, IdempotencyKeyNotValid];

/** Completes the document with what holds for all reads and for all changes, whatever they are about. */
export function withConditions(document: OpenAPIObject): OpenAPIObject {
  const paths = Object.entries(document.paths).map(([path, operations]) => [path, conditional(operations)]);
  return { ...document, paths: Object.fromEntries(paths) };
}

const conditional = ({ get, post, delete: removal, ...others }: Path): Path => ({
  ...others,
  ...(get && { get: readable(get) }),
  ...(post && { post: changing(post) }),
  ...(removal && { delete: removing(removal) }),
});

function readable(get: Operation): Operation {
  if (!TAGGED.test(JSON.stringify(get.responses['200'] ?? {}))) return get;
  const unchanged = { description: 'The caller has it already: see `If-None-Match`.' };
  return { ...get, parameters: [...(get.parameters ?? []), IF_NONE_MATCH], responses: { ...get.responses, 304: unchanged } };
}

/** A request without a token has nobody whose key it could be. */
function changing(post: Operation): Operation {
  const named = (post.parameters ?? []).filter((one) => !('name' in one && one.name === IDEMPOTENCY_KEY));
  const keys = isPublic(post) ? [] : [KEY];
  const responses = [EditedMeanwhile, ...(isPublic(post) ? [] : OF_KEYS)].reduce(withFailure, post.responses);
  return { ...post, parameters: [...named, ...keys, IF_MATCH], responses };
}

function removing(removal: Operation): Operation {
  return {
    ...removal,
    parameters: [...(removal.parameters ?? []), IF_MATCH],
    responses: withFailure(removal.responses, EditedMeanwhile),
  };
}

const isPublic = ({ security = [] }: Operation): boolean => security.some((one) => Object.keys(one).length === 0);

function withFailure(responses: Operation['responses'], error: ErrorClass): Operation['responses'] {
  const { status, detail } = exampleOfError(error);
  const known = responses[status] as { description: string; content?: Record<string, { examples?: object }> } | undefined;
  if (known?.content?.[PROBLEM_MEDIA_TYPE]?.examples && error.code in known.content[PROBLEM_MEDIA_TYPE].examples)
    return responses;
  const description = [known?.description, `- \`${error.code}\`: ${detail}`].filter(Boolean).join('\n');
  const examples = {
    ...known?.content?.[PROBLEM_MEDIA_TYPE]?.examples,
    [error.code]: { $ref: `#/components/examples/${error.code}` },
  };
  const content = { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: getSchemaPath(Problem) }, examples } };
  return { ...responses, [status]: { description, content } };
}
