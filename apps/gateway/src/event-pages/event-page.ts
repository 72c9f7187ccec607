import { inLanguage, Language } from '@linli/contracts';
import { CommunityEventView } from '@linli/contracts/events';
import { documentOf, Surroundings } from '../event-documents/event-document';
import { standingOf } from '../event-documents/event-standing';
import { escaped, plainPage, plainPagePolicy } from '../pages/plain-page';
import { factsOf, standingLine } from './event-page-facts';
import { PAGE_WORDS } from './event-page-words';
import { htmlOf, lineOf } from './light-markdown';

/** Pictures lie where organisers have put them. */
export const EVENT_PAGE_POLICY = plainPagePolicy("'none'", 'https:');

/** As long as search engines and cards show. */
const MOST_DESCRIBED = 150;

const LOCALES: Readonly<Record<Language, string>> = { 'zh-CN': 'zh_CN', en: 'en_GB' };

/** The page of a public event, which works without scripts; JSON-LD is in it for machines. */
export function eventPage(communityEvent: CommunityEventView, around: Surroundings): string {
  const { language } = around;
  const { howTo, howToSignUp, details, labels, calendar } = PAGE_WORDS[language];
  const title = escaped(inLanguage(communityEvent.title, language));
  const facts = factsOf(communityEvent, around).map(([label, html]) => `<dt>${labels[label]}</dt><dd>${html}</dd>`);
  const main = [
    picturesOf(communityEvent, language),
    `<dl>${facts.join('')}</dl>`,
    `<p><a href="${communityEvent.id}/calendar.ics?language=${language.slice(0, 2)}">${calendar}</a></p>`,
    `<section class="text"><h2>${details}</h2>${htmlOf(inLanguage(communityEvent.text, language))}</section>`,
    ...(isToCome(communityEvent, around) ? [`<h2>${howTo}</h2><p>${howToSignUp}</p>`] : []),
  ];
  const about = escaped(standingLine(communityEvent, around));
  return plainPage({ language, title, about, main: main.join(''), head: headOf(communityEvent, around) });
}

/** What is shown where there is no such event, or none that is public. */
export function noEventPage(language: Language): string {
  const [title, about] = PAGE_WORDS[language].unknown;
  return plainPage({ language, title, about, main: '', head: '<meta name="robots" content="noindex">' });
}

const isToCome = (communityEvent: CommunityEventView, { now }: Surroundings): boolean =>
  standingOf(communityEvent) === 'published' && new Date(communityEvent.signUpClosesAt) > now;

const picturesOf = ({ pictures = [] }: CommunityEventView, language: Language): string =>
  pictures
    .map(
      ({ address, alt }) => `<p><img src="${escaped(address)}" alt="${escaped(inLanguage(alt, language))}" loading="lazy"></p>`,
    )
    .join('');

function headOf(communityEvent: CommunityEventView, around: Surroundings): string {
  const { language, origin } = around;
  const { id, title, text, pictures = [] } = communityEvent;
  const described = escaped(lineOf(inLanguage(text, language), MOST_DESCRIBED));
  const address = `${origin}/events/${id}.html`;
  const open: Record<string, string | undefined> = {
    ...{ 'og:type': 'website', 'og:site_name': '邻里 Linli', 'og:locale': LOCALES[language] },
    ...{ 'og:title': escaped(inLanguage(title, language)), 'og:description': described },
    ...{ 'og:url': origin === '' ? undefined : address, 'og:image': pictures[0] && escaped(pictures[0].address) },
  };
  const metas = Object.entries(open).map(([name, content]) => content && `<meta property="${name}" content="${content}">`);
  const others = ['zh-CN', 'en'].map((each) => `<link rel="alternate" hreflang="${each}" href="${address}?language=${each}">`);
  // A `<` in it would end the script early; scripts of this type are never run.
  const document = JSON.stringify(documentOf(communityEvent, around)).replaceAll('<', '\\u003c');
  return [
    `<meta name="description" content="${described}">`,
    ...metas.filter(Boolean),
    ...(origin === '' ? [] : [`<link rel="canonical" href="${address}">`, ...others]),
    `<script type="application/ld+json">${document}</script>`,
  ].join('\n');
}
