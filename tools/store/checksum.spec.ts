import { Checksum } from './checksum.mjs';

const of = (...documents: string[]) => {
  const sum = new Checksum();
  for (const document of documents) sum.add(Buffer.from(document));
  return sum;
};

describe('the checksum of a collection', () => {
  it('does not depend on the order', () => {
    expect(of('a', 'b', 'c').equals(of('c', 'a', 'b'))).toBe(true);
    expect(of('a', 'b', 'c').text).toBe(of('c', 'a', 'b').text);
  });

  it.each([
    ['a document is missing', of('a')],
    ['a document is another', of('a', 'c')],
    ['a document is there twice', of('a', 'b', 'b')],
    ['there are none', of()],
  ])('differs when %s', (_when, other) => expect(of('a', 'b').equals(other)).toBe(false));

  it('is the same number for everybody', () => {
    expect(of('a').text).toBe('ca978112ca1bbdca');
    expect(of().text).toBe('0000000000000000');
  });
});
