import { inLanguage } from '@linli/contracts';
import { CommunityEventView } from '@linli/contracts/events';
import { nameIn } from '../event-documents/audience-words';
import { organiserOf, Surroundings } from '../event-documents/event-document';
import { attendanceOf } from '../event-documents/event-locations';
import { freeIn } from '../event-documents/event-places';
import { standingOf } from '../event-documents/event-standing';
import { escaped } from '../pages/plain-page';
import { PAGE_WORDS } from './event-page-words';
import { placesLine } from './event-standing-lines';
import { spanOf } from './event-times';

type Told = readonly [label: keyof (typeof PAGE_WORDS)['en']['labels'], html: string];

/** Those of the facts that there are, as HTML. */
export function factsOf(communityEvent: CommunityEventView, around: Surroundings): Told[] {
  const { startsAt, endsAt, signUpOpensAt, signUpClosesAt, onlineLink, contact, programme } = communityEvent;
  const words = PAGE_WORDS[around.language];
  const facts: (Told | undefined)[] = [
    ['when', spanOf(startsAt, endsAt, around)],
    programme && programme.sessions > 0 ? ['sessions', words.sessions(programme.sessions)] : undefined,
    attendanceOf(communityEvent) === 'online' ? undefined : ['place', placeOf(communityEvent, around)],
    onlineLink
      ? ['online', `<a href="${escaped(onlineLink)}" rel="nofollow ugc noopener">${escaped(onlineLink)}</a>`]
      : undefined,
    ['organiser', escaped(organiserOf(communityEvent, around))],
    seriesOf(around),
    audienceOf(communityEvent, around),
    ['price', priceOf(communityEvent, around)],
    standingOf(communityEvent) === 'published' ? ['places', placesOf(communityEvent, around)] : undefined,
    ['signUp', spanOf(signUpOpensAt, signUpClosesAt, around)],
    contact ? ['contact', escaped(contact)] : undefined,
  ];
  return facts.filter((fact) => fact !== undefined);
}

function placeOf({ place, address }: CommunityEventView, { language }: Surroundings): string {
  const lines = [place, ...(address ? [address] : [])].map((line) => escaped(inLanguage(line, language)));
  return [...new Set(lines)].join('<br>');
}

function seriesOf({ series, language }: Surroundings): Told | undefined {
  if (series === undefined) return undefined;
  const title = escaped(inLanguage(series.title, language));
  return ['series', `<a href="../series/${series.id}.html?language=${language}">${title}</a>`];
}

function audienceOf({ residentsOf = [] }: CommunityEventView, { language, nameOf }: Surroundings): Told | undefined {
  if (residentsOf.length === 0) return undefined;
  const names = residentsOf.map((code) => nameIn(language, code, nameOf)).join(language === 'en' ? ', ' : '、');
  return ['audience', escaped(PAGE_WORDS[language].residents(names))];
}

function priceOf({ price = 0 }: CommunityEventView, { language }: Surroundings): string {
  const words = PAGE_WORDS[language];
  return price === 0 ? words.free : words.onTheSpot((price / 100).toFixed(price % 100 === 0 ? 0 : 2));
}

/** Those that everybody can have, and where there are pools those of each; sessions are told of one by one. */
function placesOf(communityEvent: CommunityEventView, around: Surroundings): string {
  const words = PAGE_WORDS[around.language];
  const pools = communityEvent.pools?.filter(({ ofSession }) => !ofSession) ?? [];
  const each = pools.map(
    (pool) => `<br>${escaped(words.inPool(inLanguage(pool.title, around.language), freeIn(pool, around.now)))}`,
  );
  return `${escaped(placesLine(communityEvent, around))}${each.join('')}`;
}
