import { unfitIn } from './plain-text';

const found = (json: string): string | undefined => unfitIn(json, JSON.parse(json));

describe('the texts of a body', () => {
  it.each([
    ['NUL', '{"name":"a\\u0000b"}', '#/name'],
    ['a bell, in a list of things', '{"shifts":[{"task":{"zh":"x"}},{"task":{"zh":"\\u0007"}}]}', '#/shifts/1/task/zh'],
    ['a backspace', '["\\b"]', '#/0'],
    ['DEL, as it is', '{"name":"\u007f"}', '#/name'],
    ['something, in a field that nobody knows', '{"a/b~c":"\\u0000"}', '#/a~1b~0c'],
    ['half a pair', '{"name":"\\ud800"}', '#/name'],
    ['the other half', '{"name":"\\udc00x"}', '#/name'],
  ])('may not hold %s', (_what, json, pointer) => expect(found(json)).toBe(pointer));

  it.each([
    ['ends of lines and tabs', '{"text":"a\\n\\r\\tb"}'],
    ['a whole pair', '{"name":"\\ud83c\\udf3c"}'],
    ['a rare character of Chinese names', '{"name":"\\ud842\\udfb7"}'],
    ['what only looks like an escape', '{"text":"\\\\u0000"}'],
    ['numbers and nothing', '{"a":1,"b":null,"c":true,"d":"\\u4e2d"}'],
  ])('may hold %s', (_what, json) => expect(found(json)).toBeUndefined());
});
