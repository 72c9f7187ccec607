import { EditedMeanwhile, ErrorClass, KeyReused, StillRunning } from '@linli/contracts';
import { IdempotencyKeyNotValid } from '@linli/contracts/gateway';
import { getSchemaPath, OpenAPIObject } from '@nestjs/swagger';
import { IDEMPOTENCY_KEY } from './idempotency-key';
import { PROBLEM_MEDIA_TYPE, Problem } from './problem';
import { exampleOfError } from './problem-examples';
import { thingsOf } from './things';

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
const ifMatch = (addresses: readonly string[]): Parameter =>
  header(
    'If-Match',
    `The \`ETag\` that the caller has read at ${addresses.map((address) => `\`${address}\``).join(' or ')}: 412 when it is another by now; where it begins with a revision, only that part counts. Of those who send the same at once one passes. \`*\`: when there is one.`,
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
  const tagged = new Set(Object.entries(document.paths).flatMap(([path, { get }]) => (isTagged(get) ? [unnamed(path)] : [])));
  const canBeRead = (path: string): boolean => tagged.has(unnamed(path));
  const paths = Object.entries(document.paths).map(([path, operations]) => {
    const addressesFor = (method: string): string[] => thingsOf(method, path, canBeRead).map((step) => step(path));
    return [path, conditional(operations, addressesFor)];
  });
  return { ...document, paths: Object.fromEntries(paths) };
}

const isTagged = (get: Operation | undefined): boolean => TAGGED.test(JSON.stringify(get?.responses['200'] ?? {}));

/** A read and a change may call the same part of their path by different names. */
const unnamed = (path: string): string => path.replace(/\{\w+\}/g, '{}');

const conditional = (
  { get, post, delete: removal, ...others }: Path,
  addressesFor: (method: string) => readonly string[],
): Path => ({
  ...others,
  ...(get && { get: isTagged(get) ? readable(get) : get }),
  ...(post && { post: matching(repeatable(post), addressesFor('POST')) }),
  ...(removal && { delete: matching(removal, addressesFor('DELETE')) }),
});

function readable(get: Operation): Operation {
  const unchanged = { description: 'The caller has it already: see `If-None-Match`.' };
  return { ...get, parameters: [...(get.parameters ?? []), IF_NONE_MATCH], responses: { ...get.responses, 304: unchanged } };
}

/** A request without a token has nobody whose key it could be. */
function repeatable(post: Operation): Operation {
  const named = (post.parameters ?? []).filter((one) => !('name' in one && one.name === IDEMPOTENCY_KEY));
  if (isPublic(post)) return { ...post, parameters: named };
  return { ...post, parameters: [...named, KEY], responses: OF_KEYS.reduce(withFailure, post.responses) };
}

function matching(change: Operation, addresses: readonly string[]): Operation {
  if (addresses.length === 0) return change;
  const parameters = [...(change.parameters ?? []), ifMatch(addresses)];
  return { ...change, parameters, responses: withFailure(change.responses, EditedMeanwhile) };
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
