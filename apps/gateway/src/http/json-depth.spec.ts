import { isTooDeep } from './json-depth';

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('the depth of JSON', () => {
  it.each([
    ['32 lists', nested(32), false],
    ['33 lists', nested(33), true],
    ['objects', '{"a":'.repeat(33), true],
    ['many side by side', `[${nested(5)},${Array(100).fill('{}').join()}]`, false],
    ['brackets in a text', JSON.stringify({ text: '['.repeat(100) }), false],
    ['brackets behind a quote in a text', JSON.stringify({ text: `"${'{'.repeat(100)}\\` }), false],
  ])('of %s', (_what, json, expected) => expect(isTooDeep(json)).toBe(expected));
});
