import { alsoBy } from './vary';

const after = (vary: string | string[] | undefined) => alsoBy('Accept-Language', { getHeader: () => vary });

describe('by what an answer differs', () => {
  it.each<[string | string[] | undefined, string]>([
    [undefined, 'Accept-Language'],
    ['Origin', 'Origin, Accept-Language'],
    [['Origin', 'Accept-Encoding'], 'Origin, Accept-Encoding, Accept-Language'],
    ['accept-language, Origin', 'accept-language, Origin'],
    ['*', '*'],
  ])('is %p before, and then %s', (before, then) => {
    expect(after(before)).toBe(then);
  });
});
