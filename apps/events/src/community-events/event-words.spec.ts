import { termsFor, termsOf } from './event-words';

const finds = (asked: string, ...texts: string[]): boolean => {
  const terms = new Set(termsOf(texts));
  const wanted = termsFor(asked);
  return wanted.length > 0 && wanted.every((term) => terms.has(term));
};

describe('an event', () => {
  it.each([
    ['滨江', '烟火滨江友邻荟'],
    ['邻', '烟火滨江友邻荟'],
    ['滨江友邻', '烟火滨江友邻荟'],
    ['RIVER', 'Riverside hearth'],
    ['hearth river', 'Riverside hearth'],
    ['ｋ歌', 'K歌大赛'],
    ['k', 'K歌大赛'],
    ['友邻 market', 'A market by the river', '友邻荟'],
    ['internationalisation', 'Internationalisations'],
  ])('is found by %s', (asked, ...texts) => expect(finds(asked, ...texts)).toBe(true));

  it.each([
    ['滨邻', '烟火滨江友邻荟'],
    ['side', 'Riverside hearth'],
    ['river mountain', 'Riverside hearth'],
    ['！？', 'Riverside hearth'],
  ])('is not found by %s', (asked, text) => expect(finds(asked, text)).toBe(false));

  it('is found by the last words of its English text behind a Chinese one of 600 different characters', () => {
    const chinese = Array.from({ length: 600 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');
    const english = `${'Children bake, paint and listen to stories all afternoon. '.repeat(9)}Wheelchair access by lift.`;
    expect(finds('wheelchair lift', '市集', 'Market', chinese, english)).toBe(true);
  });

  it('has no more than 2,000 terms, those of the first texts first', () => {
    const long = Array.from({ length: 5000 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');
    const terms = termsOf(['Title', long]);
    expect(terms).toHaveLength(2_000);
    expect(terms.slice(0, 5)).toEqual(['t', 'ti', 'tit', 'titl', 'title']);
  });
});
