import { thingsOf } from './things';

describe('the things of a change', () => {
  const readable = ['/me', '/events', '/events/:eventId', '/events/:eventId/form', '/me/calendar-feed', '/sign-in/:issuer'];
  const addresses = (method: string, pattern: string): string[] =>
    thingsOf(method, pattern, (one) => readable.includes(one)).map((step) => step(pattern));

  it.each([
    ['POST', '/events/:eventId/publish', ['/events/:eventId']],
    ['POST', '/events/:eventId/form', ['/events/:eventId/form', '/events/:eventId']],
    ['POST', '/events', ['/events']],
    ['POST', '/me/preferences', ['/me']],
    ['DELETE', '/me/calendar-feed', ['/me/calendar-feed']],
    ['POST', '/grants/:grantId/revoke', []],
    ['POST', '/grants', []],
    ['POST', '/sign-in/:issuer/back-channel-logout', []],
    ['POST', '', []],
  ])('of %s %s are those that can be read: %p', (method, pattern, expected) =>
    expect(addresses(method, pattern)).toEqual(expected),
  );
});
