import { BilingualText, errorAt, Point } from '@linli/contracts';
import { EventDetailsBody, EventKind, PictureView, TextNotSafe } from '@linli/contracts/events';

/** What can be said of an event beside its title, text, place and times. */
export interface EventDetails {
  readonly address?: { readonly zh: string; readonly en: string };
  readonly point?: Point;
  readonly onlineLink?: string;
  readonly contact?: string;
  /** In fen, paid there. */
  readonly price: number;
  readonly tags: readonly string[];
  readonly kind: EventKind;
  /** In order; missing where there are none. */
  readonly pictures?: readonly PictureView[];
  readonly seriesId?: string;
  /** That organises it. */
  readonly unitId?: string;
  /** Codes of the areas whose residents may sign up; everybody where there are none. */
  readonly residentsOf?: readonly string[];
}

/** What is true of events that say nothing else. */
export const USUAL_DETAILS: EventDetails = { price: 0, tags: [], kind: 'other' };

/** Tags, links and comments of HTML. */
const HTML = /<(?:\/?[a-z][^\s:@>]*[\s/>]|[!?])/i;
const SAFE = '(?:https?:\\/\\/|mailto:|tel:)';
/** By reference a word alone leads nowhere; a line of which more is text is none. */
const REFERENCE = `\\]:\\s*(?:<(?!${SAFE})|(?!${SAFE})(?=\\S*[:/&\\\\])\\S+(?=[ \\t]*$|\\s+["'(]))`;
/**
 * Links of Markdown that lead somewhere else: inline, where the bracket follows at once, by reference, and in angle brackets, which hold nothing but the
 * address. https://spec.commonmark.org/0.31.2/#links
 */
const UNSAFE_LINK = new RegExp(
  [`\\]\\(\\s*<?\\s*(?!${SAFE})\\S`, REFERENCE, `<(?!${SAFE})[a-z][a-z0-9+.-]*:`, `<${SAFE}[^>]*?[\\s<"'\`]`].join('|'),
  'im',
);

/** Light Markdown and nothing that a reader's browser could run. */
export const isSafe = (text: string): boolean => !HTML.test(text) && !UNSAFE_LINK.test(text);

/** The details given, and what is usual where none are; throws TextNotSafe. */
export function detailsOf({ text, ...details }: EventDetailsBody & { text?: BilingualText }): EventDetails {
  assertSafe(text);
  return { ...USUAL_DETAILS, ...onlyDetails(details) };
}

/** Throws TextNotSafe. */
export function assertSafe(text: BilingualText | undefined): void {
  const unsafe = (['zh', 'en'] as const).find((language) => text && !isSafe(text[language]));
  if (unsafe) throw errorAt(TextNotSafe, `#/text/${unsafe}`);
}

/** Those that are given, with each tag once. */
export function onlyDetails(given: EventDetailsBody): Partial<EventDetails> {
  const { address, point, onlineLink, contact, price, tags, kind, pictures, seriesId, unitId, residentsOf } = given;
  return present({
    ...{ address, point, onlineLink, contact, price, kind, seriesId, unitId },
    ...(tags && { tags: tidy(tags) }),
    ...(residentsOf && { residentsOf: [...new Set(residentsOf)] }),
    ...(pictures && { pictures: pictures.map(plain) }),
  });
}

const plain = ({ address, alt }: PictureView): PictureView => ({ address, alt: { zh: alt.zh, en: alt.en } });

const tidy = (tags: readonly string[]): string[] => [...new Set(tags.map((tag) => tag.trim().toLowerCase()).filter(Boolean))];

/** Those of the fields that have a value. */
export const present = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
