import { inLanguage, Language } from '@linli/contracts';
import { CommunityEventView } from '@linli/contracts/events';
import { documentOf, Surroundings } from '../event-documents/event-document';
import { headOf, MOST_DESCRIBED, NOT_FOR_SEARCH } from '../pages/page-head';
import { escaped, plainPage, plainPagePolicy } from '../pages/plain-page';
import { factsOf } from './event-page-facts';
import { PAGE_WORDS } from './event-page-words';
import { isToCome, standingLine } from './event-standing-lines';
import { htmlOf, lineOf } from './light-markdown';
import { SessionsToCome, sessionsPart } from './sessions-part';

/** Pictures lie where organisers have put them. */
export const EVENT_PAGE_POLICY = plainPagePolicy("'none'", 'https:');

/** The page of a public event, which works without scripts; JSON-LD is in it for machines. */
export function eventPage(communityEvent: CommunityEventView, around: Surroundings, sessions: SessionsToCome): string {
  const { language } = around;
  const { details, labels, calendar, others } = PAGE_WORDS[language];
  const title = escaped(inLanguage(communityEvent.title, language));
  const facts = factsOf(communityEvent, around).map(([label, html]) => `<dt>${labels[label]}</dt><dd>${html}</dd>`);
  const main = [
    picturesOf(communityEvent, language),
    `<dl>${facts.join('')}</dl>`,
    `<p><a href="${communityEvent.id}/calendar.ics?language=${language.slice(0, 2)}">${calendar}</a></p>`,
    `<section class="text"><h2>${details}</h2>${htmlOf(inLanguage(communityEvent.text, language))}</section>`,
    sessionsPart(sessions, around),
    ...(isToCome(communityEvent, around) ? [howToPart(communityEvent, language)] : []),
    `<p><a href="../events.html?areaCode=${communityEvent.areaCode}&amp;language=${language}">${others}</a></p>`,
  ];
  const about = escaped(standingLine(communityEvent, around));
  return plainPage({ language, title, about, main: main.join(''), head: headFor(communityEvent, around) });
}

/** What is shown where there is no such event, or none that is public. */
export function noEventPage(language: Language): string {
  const [title, about] = PAGE_WORDS[language].unknown;
  return plainPage({ language, title, about, main: '', head: NOT_FOR_SEARCH });
}

function howToPart({ form }: CommunityEventView, language: Language): string {
  const { howTo, howToSignUp, asks } = PAGE_WORDS[language];
  const asked = form && form.questions > 0 ? `<p>${asks(form.questions)}</p>` : '';
  return `<section><h2>${howTo}</h2><p>${howToSignUp}</p>${asked}</section>`;
}

const picturesOf = ({ pictures = [] }: CommunityEventView, language: Language): string =>
  pictures
    .map(
      ({ address, alt }) => `<p><img src="${escaped(address)}" alt="${escaped(inLanguage(alt, language))}" loading="lazy"></p>`,
    )
    .join('');

const headFor = (communityEvent: CommunityEventView, around: Surroundings): string =>
  headOf({
    ...{ language: around.language, origin: around.origin, path: `/events/${communityEvent.id}.html` },
    title: inLanguage(communityEvent.title, around.language),
    described: lineOf(inLanguage(communityEvent.text, around.language), MOST_DESCRIBED),
    picture: communityEvent.pictures?.[0]?.address,
    document: documentOf(communityEvent, around),
  });
