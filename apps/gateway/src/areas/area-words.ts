import { BilingualTitle } from '@linli/contracts';

/** Longer words are found by their beginning. */
const LONGEST_PREFIX = 12;
const MOST_ASKED = 12;

const WORDS = /[\p{Script=Han}]+|[\p{L}\p{N}]+/gu;
const HAN = /^\p{Script=Han}/u;

/** What an area is found by: of Chinese each character and each two in a row, of other words all beginnings. */
export const keysOf = (names: readonly BilingualTitle[]): string[] => [
  ...new Set(names.flatMap(({ zh, en }) => [zh, en]).flatMap((name) => wordsOf(name).flatMap(partsOf))),
];

/** The keys that an area must all have to be found by the text, the most telling first; none when the text has no word. */
export function keysFor(text: string): string[] {
  const keys = wordsOf(text).flatMap((word) => (HAN.test(word) ? asked(word) : [word.slice(0, LONGEST_PREFIX)]));
  return [...new Set(keys)].sort((a, b) => b.length - a.length).slice(0, MOST_ASKED);
}

const wordsOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(WORDS) ?? [];

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
