import { encodingFor } from './fixed-document';

describe('the encoding of a fixed document', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['BR;q=0.5, gzip;q=1', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.000, gzip;q=0', 'identity'],
    ['deflate', 'identity'],
  ])('for %p is %s', (header, expected) => {
    expect(encodingFor(header)).toBe(expected);
  });
});
