import { BilingualTitle, termsAsked, termsIn } from '@linli/contracts';

/** A name such as `A区` is one word: areas are kept with keys that were made so. */
const WORD = /[\p{Script=Han}]+|[\p{L}\p{N}]+/gu;

/** What an area is found by. */
export const keysOf = (names: readonly BilingualTitle[]): string[] =>
  termsIn(
    names.flatMap(({ zh, en }) => [zh, en]),
    WORD,
  );

/** The keys that an area must all have to be found by the text. */
export const keysFor = (text: string): string[] => termsAsked(text, WORD);
