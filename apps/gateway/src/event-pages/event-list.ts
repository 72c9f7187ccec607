import { inLanguage } from '@linli/contracts';
import { CommunityEventView } from '@linli/contracts/events';
import { documentOf, Surroundings } from '../event-documents/event-document';
import { escaped } from '../pages/plain-page';
import { isToCome, placesLine, standingLine } from './event-standing-lines';
import { spanOf } from './event-times';

/** An event, and what has to be known to tell of it. */
export interface ToldEvent {
  readonly communityEvent: CommunityEventView;
  readonly around: Surroundings;
}

/** Events in their order with the way to the page of each, as HTML; `folder` is where those pages are, seen from this one, and `heading` of which rank their titles are. */
export const listOf = (events: readonly ToldEvent[], folder: string, heading: 'h2' | 'h3'): string =>
  `<ol>${events.map((one) => `<li>${headingOf(one, folder, heading)}${saidOf(one)}</li>`).join('')}</ol>`;

/** The event for machines as a part of a whole, which names the vocabulary once. */
export function documentIn({ communityEvent, around }: ToldEvent): object {
  const { '@context': _vocabulary, ...part } = documentOf(communityEvent, around);
  return part;
}

function headingOf({ communityEvent: { id, title }, around: { language } }: ToldEvent, folder: string, heading: string): string {
  const link = `<a href="${folder}${id}.html?language=${language}">${escaped(inLanguage(title, language))}</a>`;
  return `<${heading}>${link}</${heading}>`;
}

function saidOf({ communityEvent, around }: ToldEvent): string {
  const { place, startsAt, endsAt } = communityEvent;
  const places = isToCome(communityEvent, around) ? [placesLine(communityEvent, around)] : [];
  const lines = [inLanguage(place, around.language), standingLine(communityEvent, around), ...places];
  return [`<p>${spanOf(startsAt, endsAt, around)}</p>`, ...lines.map((line) => `<p>${escaped(line)}</p>`)].join('');
}
