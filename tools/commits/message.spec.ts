import { problemsOf } from './message.mjs';

describe('a commit message', () => {
  it.each([
    'feat: residents join the waiting list',
    'fix(gateway): a body of 10 MB is refused',
    'feat(contracts, messaging)!: events carry a version\n\nListeners of v1 go on until they have moved.',
    'Merge branch "main" into waiting-list',
    'docs: 中文说明\n# a line that git strips',
  ])('may be %j', (message) => expect(problemsOf(message)).toEqual([]));

  it.each([
    ['Fixed things', 'is not "type(scope): what changes"'],
    ['feature: something new', 'is not "type(scope): what changes"'],
    ['', 'is not "type(scope): what changes"'],
    ['fix: the gateway stops.', 'full stop'],
    ['fix:  two spaces', 'spaces around'],
    ['fix: one\ntwo', 'second line is not empty'],
    [`fix: ${'x'.repeat(100)}`, 'the first line has 105 characters'],
  ])('may not be %j', (message, problem) => {
    expect(problemsOf(message)).toEqual([expect.stringContaining(problem)]);
  });
});
