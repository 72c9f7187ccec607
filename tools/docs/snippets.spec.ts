import { excerpt } from './excerpt.mjs';
import { brokenLinks } from './links.mjs';
import { sentencesIn } from './sentences.mjs';
import { withSnippets } from './snippets.mjs';

const CODE = `import { a } from './a';

/** One line. */
const first = 1;
const second = { first };

/** What it promises. */
@Handles(Register, {
  publishes: [Confirmed],
})
export class RegisterHandler {
  constructor(private readonly store: Store) {}

  async handle(): Promise<void> {
    await this.store.save();
  }
}

describe('registering', () => {
  it('takes a place', () => {
    expect(1).toBe(1);
  });

  it('takes a place twice', () => {
    expect(2).toBe(2);
  });
});
`;

const SCRIPT = `set -eu

step sign-in
LIN=$(sign_in 13900000101)

step events
curl -s "$URL/events"
curl -s "$URL/teams"
`;

const files: Record<string, string> = { 'a.ts': CODE, 'tour.sh': SCRIPT };
const read = (file: string): string => files[file] as string;

describe('a part of a file', () => {
  it('is a declaration with its comment and decorators, without its neighbours', () => {
    expect(excerpt(CODE, 'a.ts', 'RegisterHandler')).toBe(CODE.slice(CODE.indexOf('/** What'), CODE.indexOf('\n\ndescribe')));
    expect(excerpt(CODE, 'a.ts', 'second')).toBe('const second = { first };');
    expect(excerpt(CODE, 'a.ts', 'first')).toBe('/** One line. */\nconst first = 1;');
  });

  it('is a method', () => {
    expect(excerpt(CODE, 'a.ts', 'handle')).toBe('async handle(): Promise<void> {\n  await this.store.save();\n}');
  });

  it('is a call by its first argument, brought to the margin', () => {
    expect(excerpt(CODE, 'a.ts', 'takes a place')).toBe("it('takes a place', () => {\n  expect(1).toBe(1);\n});");
  });

  it('is a step of a script up to the next step', () => {
    expect(excerpt(SCRIPT, 'tour.sh', 'sign-in')).toBe('LIN=$(sign_in 13900000101)');
    expect(excerpt(SCRIPT, 'tour.sh', 'events')).toBe('curl -s "$URL/events"\ncurl -s "$URL/teams"');
  });

  it('must be there, and once', () => {
    expect(() => excerpt(CODE, 'a.ts', 'third')).toThrow('a.ts has 0 parts named "third"');
    expect(() => excerpt(`${CODE}${CODE}`, 'a.ts', 'second')).toThrow('2 parts');
  });
});

describe('the code in a document', () => {
  const document = (code: string) => `Sign in:\n\n<!-- from tour.sh#sign-in -->\n${code}<!-- end -->\n\nThen go on.\n`;

  it('comes from the file that it names, whatever stood there before', () => {
    const filled = document('```sh\nLIN=$(sign_in 13900000101)\n```\n');
    expect(withSnippets(document(''), read)).toBe(filled);
    expect(withSnippets(document('```sh\nold $& code\n```\n'), read)).toBe(filled);
    expect(withSnippets(filled, read)).toBe(filled);
  });

  it('must be closed', () => {
    expect(() => withSnippets('<!-- from tour.sh#sign-in -->\n', read)).toThrow('have no "<!-- end -->"');
  });
});

describe('a link', () => {
  it('leads to a file that is there, seen from its document', () => {
    const text = '[a](../README.md#tour) [b](missing.md) [c](https://example.org) [d](#here)\n```\n[e](code.md)\n```\n';
    expect(brokenLinks('docs/a.md', text, (path: string) => path === 'README.md')).toEqual([
      'docs/a.md links to missing.md, which is not there',
    ]);
  });
});

describe('the sentence of a contract', () => {
  it('is its comment, by the name on the wire', () => {
    const source = `/** Not this one. */
class Body {}

/** Takes a place,
 * or waits. */
export const Register = defineCommand('events.register', { body: Body });

/** Published when it has a place. */
export const Registered = defineEvent('events.registered', 2, {
`;
    expect(sentencesIn(source)).toEqual({
      'events.register': 'Takes a place, or waits.',
      'events.registered.v2': 'Published when it has a place.',
    });
  });
});
