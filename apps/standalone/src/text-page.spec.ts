import { StandaloneConfig } from './config';
import { withTextPage } from './text-page';

const pageOf = (given: Partial<StandaloneConfig>) => withTextPage(Object.assign(new StandaloneConfig(), given)).SMS_PAGE;

describe('the page of text messages of npm start', () => {
  it.each<[Partial<StandaloneConfig>, 'on' | 'off']>([
    [{}, 'on'],
    [{ SMS_PAGE: 'off' }, 'off'],
    [{ LINLI_DEMO: 'off' }, 'off'],
    [{ LINLI_DEMO: 'off', SMS_PAGE: 'on' }, 'on'],
    [{ SMS_TO_LOG: 'off' }, 'off'],
    [{ SMS_TO_LOG: 'off', SMS_PAGE: 'on' }, 'off'],
    [{ SMS_URL: 'https://texts.example', SMS_PAGE: 'on' }, 'off'],
  ])('with %p it is %s', (given, expected) => {
    expect(pageOf(given)).toBe(expected);
  });

  it('has another secret at each start, unless one is set', () => {
    const secretOf = (given: Partial<StandaloneConfig> = {}) =>
      withTextPage(Object.assign(new StandaloneConfig(), given)).SMS_PAGE_SECRET as string;
    expect(secretOf()).toMatch(/^[\w-]{24}$/);
    expect(secretOf()).not.toBe(secretOf());
    expect(secretOf({ SMS_PAGE_SECRET: 'x'.repeat(20) })).toBe('x'.repeat(20));
  });
});
