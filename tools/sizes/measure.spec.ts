import { measure } from './measure.mjs';
import { quantile } from './sizes.mjs';

const lines = (count: number) => '  step();\n'.repeat(count);
const problems = (text: string, file = 'apps/events/src/a.ts'): string[] =>
  measure(file, text).violations.map(({ line, what }: { line: number; what: string }) => `${line}: ${what}`);

describe('the limits', () => {
  it('allow a file of 200 lines and no more', () => {
    expect(problems(lines(200))).toEqual([]);
    expect(problems(lines(201))).toEqual(['1: file of 201 lines, the limit is 200']);
  });

  it('allow data files any length', () => {
    expect(problems(lines(201), 'apps/standalone/src/seed/people.ts')).toEqual([]);
  });

  it('allow a function of 40 lines and no more, decorators aside', () => {
    expect(problems(`function go() {\n${lines(38)}}`)).toEqual([]);
    expect(problems(`class A {\n  @Handles(X)\n  go() {\n${lines(39)}}\n}`)).toEqual([
      '3: function of 41 lines, the limit is 40',
    ]);
  });

  it('allow a suite of tests any length, but not one test', () => {
    expect(problems(`describe('a', () => {\n${lines(60)}});`)).toEqual([]);
    expect(problems(`export function suite() {\n  describe.each([1])('a', () => {\n${lines(60)}});\n}`)).toEqual([]);
    expect(problems(`function suite() {\n  it('a', () => 1);\n${lines(60)}}`)).toEqual([]);
    expect(problems(`it('a', () => {\n${lines(60)}});`)).toEqual(['1: function of 62 lines, the limit is 40']);
  });

  it('allow 3 parameters, and 5 in a constructor', () => {
    expect(problems('const f = (this: X, a, b, c) => a;')).toEqual([]);
    expect(problems('const f = (a, b, c, d) => a;')).toEqual(['1: 4 parameters, the limit is 3']);
    expect(problems("it.each([])('a', (a, b, c, d) => a);")).toEqual([]);
    expect(problems('class A { constructor(a, b, c, d, e) {} }')).toEqual([]);
    expect(problems('class A { constructor(a, b, c, d, e, f) {} }')).toEqual(['1: 6 parameters, the limit is 5']);
  });

  it.each(['export default class A {}', 'export default 1;', 'const a = 1;\nexport { a as default };'])('forbid %j', (text) => {
    expect(problems(text)).toEqual([expect.stringContaining('default export')]);
  });

  it('forbid any', () => {
    expect(problems('const a: any[] = [];')).toEqual(['1: `any`']);
  });
});

describe('the statistics', () => {
  it('count functions that have a name, not callbacks', () => {
    const text = 'const f = () => {\n  g(() => 1);\n};\nclass A { b = () => 2; c() {} }';
    expect(measure('a.ts', text).functions).toEqual([3, 1, 1]);
  });

  it('give median and 90th percentile', () => {
    const values = [10, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect([quantile(values, 0.5), quantile(values, 0.9), quantile([], 0.5)]).toEqual([5, 9, 0]);
  });
});
