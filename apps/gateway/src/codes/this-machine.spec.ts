import { isFromThisMachine } from './this-machine';

describe('a request', () => {
  it.each<[string, Record<string, string>, boolean]>([
    ['127.0.0.1', { host: 'localhost:3000' }, true],
    ['::1', { host: '[::1]:3000' }, true],
    ['::ffff:127.0.0.1', { host: '127.0.0.1:3000' }, true],
    ['192.168.1.7', { host: 'localhost:3000' }, false],
    ['127.0.0.1', { host: 'elsewhere.example:3000' }, false],
    ['127.0.0.1', { host: 'localhost.elsewhere.example' }, false],
    ['127.0.0.1', { host: 'localhost:3000', 'x-forwarded-for': '203.0.113.5' }, false],
    ['127.0.0.1', {}, false],
  ])('from %s with %p is from this machine: %p', (remoteAddress, headers, expected) => {
    expect(isFromThisMachine({ raw: { socket: { remoteAddress } }, headers } as never)).toBe(expected);
  });
});
