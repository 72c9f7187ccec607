import fc, { Arbitrary } from 'fast-check';
import { Document, Operation, Parameter } from '../world/document';
import { brokenOf } from './broken';
import { Known, validOf } from './valid';

/** One request, as it will be sent; it can be read in a failure's report. */
export interface FuzzRequest {
  /** Name of who sends it. */
  readonly by: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Made {
  readonly operation: Operation;
  readonly document: Document;
  readonly known: Known;
  readonly people: readonly string[];
}

/** Requests to an operation: in order, a little wrong, and out of all order. */
export function requestsTo({ operation, document, known, people }: Made): Arbitrary<FuzzRequest> {
  const { parameters = [], requestBody, path } = operation;
  const arbitraryOf = (parameter: Parameter): Arbitrary<string> =>
    fc.oneof(
      ...(parameter.name === 'after' ? [{ weight: 6, arbitrary: madeUpCursors }] : []),
      { weight: 6, arbitrary: validOf(parameter.schema, document, known).map(asText) },
      { weight: 1, arbitrary: fc.constantFrom('x', '%00', '0', "'", '💥', 'null', 'a'.repeat(150)) },
    );
  const schema = requestBody?.content['application/json']?.schema;
  return fc
    .record({
      by: fc.constantFrom(...people),
      path: fc.record(values(parameters, 'path', arbitraryOf)),
      query: fc.record(values(parameters, 'query', arbitraryOf), { requiredKeys: [] }),
      surplus: fc.oneof(
        { weight: 9, arbitrary: fc.constant('') },
        { weight: 1, arbitrary: fc.constantFrom('admin=true', 'limit=1&limit=2', '%') },
      ),
      headers: headers(operation),
      body: schema ? bodyOf(validOf(schema, document, known)) : fc.constant(undefined),
    })
    .map(({ by, path: inPath, query, surplus, headers: sent, body }) => ({
      by,
      path: filled(path, inPath as Record<string, string>) + queryText(query as Record<string, string>, surplus),
      headers: { ...sent, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body }),
    }));
}

/** Positions in a list that none of ours gave out, written as ours are. */
const madeUpCursors: Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      fc.string(),
      fc.double(),
      fc.constantFrom(null, true, [], { $gt: '' }),
      fc.record({ at: fc.constantFrom('x', '2026') }),
    ),
    fc.oneof(fc.string(), fc.integer()),
  )
  .map((position) => Buffer.from(JSON.stringify(position)).toString('base64url'));

const values = (parameters: readonly Parameter[], place: Parameter['in'], arbitraryOf: (one: Parameter) => Arbitrary<string>) =>
  Object.fromEntries(parameters.filter((one) => one.in === place).map((one) => [one.name, arbitraryOf(one)]));

const asText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

const bodyOf = (valid: Arbitrary<unknown>): Arbitrary<string | undefined> =>
  fc.oneof(
    { weight: 5, arbitrary: valid.map((value) => JSON.stringify(value)) },
    { weight: 5, arbitrary: brokenOf(valid).map((value) => JSON.stringify(value)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        '{',
        '[]',
        'null',
        '"text"',
        '{"a":1,"a":2}',
        '[['.repeat(2000),
        `{"x":"${'y'.repeat(300_000)}"}`,
      ),
    },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );

function headers({ method, parameters = [] }: Operation): Arbitrary<Record<string, string>> {
  const takesKey = parameters.some(({ name }) => name === 'Idempotency-Key');
  const usual = fc.record(
    {
      'accept-language': fc.constantFrom('en', 'zh-CN', 'fr;q=1', '*', 'x'.repeat(300)),
      ...(takesKey && { 'idempotency-key': fc.oneof(fc.constantFrom('a', 'b', '"c"', 'x'.repeat(256)), fc.uuid()) }),
      ...(method === 'GET' && { 'if-none-match': fc.constantFrom('*', '"x"', 'W/"x"', 'x') }),
    },
    { requiredKeys: [] },
  );
  return fc.tuple(usual, method === 'GET' ? fc.constant({}) : condition).map(([one, other]) => ({ ...one, ...other }));
}

/** Few, for most of what is sent with one is refused before anything is done. */
const condition: Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 9, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ 'if-match': fc.constantFrom('*', '"1"', 'x') }) },
);

const filled = (template: string, inPath: Record<string, string>): string =>
  template.replace(/\{(\w+)\}/g, (_place, name: string) => encodeURIComponent(inPath[name] ?? 'x'));

function queryText(query: Record<string, string>, surplus: string): string {
  const text = [new URLSearchParams(query).toString(), surplus].filter((part) => part !== '').join('&');
  return text === '' ? '' : `?${text}`;
}
