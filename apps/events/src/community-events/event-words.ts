/** Longer words are found by their beginning. */
const LONGEST_PREFIX = 12;
const MOST_ASKED = 12;
const MOST_TERMS = 500;

const WORDS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const HAN = /^\p{Script=Han}/u;

/** What the texts are found by, those first that count most: of Chinese each character and each two in a row, of other words all beginnings. */
export const termsOf = (texts: readonly string[]): string[] =>
  [...new Set(texts.flatMap(wordsOf).flatMap(partsOf))].slice(0, MOST_TERMS);

/** The terms that an event must all have to be found by the text, the most telling first; none when the text has no word. */
export function termsFor(text: string): string[] {
  const terms = wordsOf(text).flatMap((word) => (HAN.test(word) ? asked(word) : [beginningOf(word)]));
  return [...new Set(terms)].sort((a, b) => b.length - a.length).slice(0, MOST_ASKED);
}

const wordsOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(WORDS) ?? [];

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
