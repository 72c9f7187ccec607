/** Longer words are found by their beginning. */
const LONGEST_PREFIX = 12;
const MOST_ASKED = 12;

const HAN = /^\p{Script=Han}/u;

/** What texts are found by, through an index of many keys: of Chinese each character and each two in a row, of other words all beginnings. */
export const termsIn = (texts: readonly string[], word: RegExp): string[] => [
  ...new Set(texts.flatMap((text) => wordsOf(text, word)).flatMap(partsOf)),
];

/** The terms that a text must all have to be found by what is asked, the most telling first; none when that has no word. */
export function termsAsked(text: string, word: RegExp): string[] {
  const terms = wordsOf(text, word).flatMap((one) => (HAN.test(one) ? asked(one) : [beginningOf(one)]));
  return [...new Set(terms)].sort((a, b) => b.length - a.length).slice(0, MOST_ASKED);
}

const wordsOf = (text: string, word: RegExp): string[] => text.normalize('NFKC').toLowerCase().match(word) ?? [];

const beginningOf = (word: string): string => [...word].slice(0, LONGEST_PREFIX).join('');

function partsOf(word: string): string[] {
  if (HAN.test(word)) return [...word, ...pairsOf(word)];
  const characters = [...word].slice(0, LONGEST_PREFIX);
  return characters.map((_each, at) => characters.slice(0, at + 1).join(''));
}

const asked = (word: string): string[] => ([...word].length === 1 ? [word] : pairsOf(word));

function pairsOf(word: string): string[] {
  const characters = [...word];
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}
