import { namesThatDiffer, problemsBetween } from './compatible.mjs';
import { Schema } from './testing/schema';

const fact = (properties: Record<string, Schema>, required = Object.keys(properties)) => ({
  'events.place-taken.v1': { kind: 'event', body: { type: 'object', properties, required } },
});
const request = (body: Record<string, Schema>, reply: Record<string, Schema>) => ({
  'events.take-place': {
    kind: 'command',
    body: { type: 'object', properties: body, required: [] },
    reply: { type: 'object', properties: reply, required: Object.keys(reply) },
  },
});

const text: Schema = { type: 'string', minLength: 1, maxLength: 40 };
const count: Schema = { type: 'integer', minimum: 1, maximum: 6 };
const status: Schema = { type: 'string', enum: ['confirmed', 'waiting'] };
const inner: Schema = { type: 'object', properties: { text, count }, required: ['text'] };

describe('an integration event', () => {
  const before = fact({ text, count, status, inner });

  it('may gain an optional field, nested too', () => {
    const wider: Schema = { ...inner, properties: { ...inner.properties, note: text } };
    expect(
      problemsBetween(before, fact({ text, count, status, inner: wider, note: text }, ['text', 'count', 'status', 'inner'])),
    ).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['a removed field', fact({ count, status, inner }), '"text" of its body is gone'],
    ['a new required field', fact({ text, count, status, inner, note: text }), '"note" of its body is new and required'],
    [
      'a field that is no longer required',
      fact({ text, count, status, inner }, ['count', 'status', 'inner']),
      '"text" of its body is no longer required',
    ],
    ['another type', fact({ text: { type: 'integer' }, count, status, inner }), '"text" of its body is another kind of value'],
    ['another format', fact({ text: { ...text, format: 'uuid' } as Schema, count, status, inner }), '(format: none → "uuid")'],
    [
      'a list in place of one',
      fact({ text: { type: 'array', items: text }, count, status, inner }),
      '(type: "string" → "array")',
    ],
    ['fewer words', fact({ text, count, status: { ...status, enum: ['waiting'] }, inner }), '(no longer confirmed)'],
    [
      'a word that old listeners refuse',
      fact({ text, count, status: { ...status, enum: ['confirmed', 'waiting', 'lost'] }, inner }),
      '(also lost)',
    ],
    ['a narrower limit', fact({ text: { ...text, maxLength: 20 }, count, status, inner }), '(maxLength: 40 → 20)'],
    [
      'a wider limit, which old listeners refuse',
      fact({ text, count: { ...count, maximum: 9 }, status, inner }),
      '"count" of its body takes more than before (maximum: 6 → 9)',
    ],
    [
      'a nested field that is required now',
      fact({ text, count, status, inner: { ...inner, required: ['text', 'count'] } }),
      '"inner.count" of its body is required now',
    ],
  ])('is not to have %s', (_what, after, said) => {
    const [problem, ...more] = problemsBetween(before, after);
    expect(problem).toContain(said);
    expect(problem).toContain('publish events.place-taken.v2 beside it until every listener has moved.');
    expect(more).toEqual([]);
  });

  it('goes only when it is retired by name', () => {
    expect(problemsBetween(before, {})).toEqual([
      expect.stringContaining('npm run contracts -- --write --retire events.place-taken.v1'),
    ]);
    expect(problemsBetween(before, {}, ['events.place-taken.v1'])).toEqual([]);
    expect(problemsBetween(before, fact({ text }), ['events.place-taken.v1'])).toEqual([]);
  });
});

describe('a command or query', () => {
  const before = request({ text, status }, { text, status });

  it.each<[string, object]>([
    ['take a new optional field', request({ text, status, count }, { text, status })],
    ['take more in a field', request({ text: { ...text, maxLength: 80 }, status }, { text, status })],
    ['answer more', request({ text, status }, { text, status, count })],
    ['answer another word', request({ text, status }, { text, status: { ...status, enum: ['confirmed', 'waiting', 'lost'] } })],
  ])('may %s', (_what, after) => expect(problemsBetween(before, after)).toEqual([]));

  it.each<[string, object, string]>([
    ['take a field no more', request({ text }, { text, status }), '"status" of its body is gone'],
    ['take less in a field', request({ text: { ...text, minLength: 2 }, status }, { text, status }), '(minLength: 1 → 2)'],
    ['answer less', request({ text, status }, { text }), '"status" of its reply is gone'],
    ['answer something else', request({ text, status }, { text: count, status }), '"text" of its reply is another kind'],
  ])('is not to %s', (_what, after, said) => {
    expect(problemsBetween(before, after)).toEqual([expect.stringMatching(/make the change additive/)]);
    expect(problemsBetween(before, after)[0]).toContain(said);
  });

  it('keeps its kind', () => {
    const query = { 'events.take-place': { ...before['events.take-place'], kind: 'query' } };
    expect(problemsBetween(before, query)).toEqual(['events.take-place was a command and is a query now: give it another name.']);
  });

  it('may join', () => {
    expect(problemsBetween({}, before)).toEqual([]);
    expect(namesThatDiffer({}, before)).toEqual(['events.take-place']);
  });
});
