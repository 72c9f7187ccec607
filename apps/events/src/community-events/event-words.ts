import { termsAsked, termsIn } from '@linli/contracts';

/** As many as two texts of natural length have between them, of which what comes later is found as well as what comes first. */
const MOST_TERMS = 2_000;
/** Chinese and other words beside each other are words of their own. */
const WORD = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;

/** What an event is found by, of texts of which the first count most. */
export const termsOf = (texts: readonly string[]): string[] => termsIn(texts, WORD).slice(0, MOST_TERMS);

/** The terms that an event must all have to be found by the text. */
export const termsFor = (text: string): string[] => termsAsked(text, WORD);
