import { inLanguage } from '@linli/contracts';
import { CommunityEventView, PoolView } from '@linli/contracts/events';
import { DEFAULT_TIME_ZONE } from '@linli/contracts/gateway';
import { nameIn } from '../event-documents/audience-words';
import { organiserOf, Surroundings } from '../event-documents/event-document';
import { attendanceOf } from '../event-documents/event-locations';
import { freeIn, placesLeftOf } from '../event-documents/event-places';
import { standingOf } from '../event-documents/event-standing';
import { escaped } from '../pages/plain-page';
import { PAGE_WORDS } from './event-page-words';

type Told = readonly [label: keyof (typeof PAGE_WORDS)['en']['labels'], html: string];

const LOCALES = { 'zh-CN': 'zh-CN', en: 'en-GB' } as const;

const formatOf = ({ language, timeZone }: Surroundings): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(LOCALES[language], {
    ...{ timeZone, year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });

const timeOf = (at: string, around: Surroundings): string => formatOf(around).format(new Date(at)) + zoneOf(around);

/** The page tells times on the clocks of the area; who reads it may have others. */
const zoneOf = ({ language, timeZone }: Surroundings): string => {
  if (timeZone === DEFAULT_TIME_ZONE) return '';
  return language === 'en' ? ` (${timeZone.replaceAll('_', ' ')})` : `（${timeZone.replaceAll('_', ' ')}）`;
};

/** A pool of places by its name, and where it is that of a session when this starts, for several may have one name. */
function nameOfPool({ title, startsAt }: PoolView, around: Surroundings): string {
  const { language, timeZone } = around;
  const name = inLanguage(title, language);
  if (startsAt === undefined) return name;
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    ...{ timeZone, month: 'short', day: 'numeric', weekday: 'short' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  return `${name}${language === 'en' ? ', ' : '，'}${format.format(new Date(startsAt))}${zoneOf(around)}`;
}

const spanOf = (from: string, to: string, around: Surroundings): string =>
  `<time datetime="${from}">${escaped(formatOf(around).formatRange(new Date(from), new Date(to)) + zoneOf(around))}</time>`;

/** What has become of the event, and whether people can sign up, in one sentence. */
export function standingLine(communityEvent: CommunityEventView, around: Surroundings): string {
  const { language, now } = around;
  const { reason = { zh: '', en: '' }, previousStartsAt, signUpOpensAt, signUpClosesAt } = communityEvent;
  const words = PAGE_WORDS[language];
  const standing = standingOf(communityEvent);
  if (standing === 'cancelled') return words.cancelled(inLanguage(reason, language));
  if (standing === 'postponed') return words.postponed(inLanguage(reason, language));
  if (standing !== 'published' || new Date(communityEvent.endsAt) <= now) return words.finished;
  const moved = previousStartsAt === undefined ? '' : `${words.moved(timeOf(previousStartsAt, around))} `;
  if (new Date(signUpClosesAt) <= now) return moved + words.closed;
  return moved + (new Date(signUpOpensAt) > now ? words.notYet(timeOf(signUpOpensAt, around)) : words.open);
}

/** Those of the facts that there are, as HTML. */
export function factsOf(communityEvent: CommunityEventView, around: Surroundings): Told[] {
  const { language, series } = around;
  const { startsAt, endsAt, signUpOpensAt, signUpClosesAt, onlineLink, contact, programme } = communityEvent;
  const words = PAGE_WORDS[language];
  const facts: (Told | undefined)[] = [
    ['when', spanOf(startsAt, endsAt, around)],
    programme && programme.sessions > 0 ? ['sessions', words.sessions(programme.sessions)] : undefined,
    attendanceOf(communityEvent) === 'online' ? undefined : ['place', placeOf(communityEvent, around)],
    onlineLink
      ? ['online', `<a href="${escaped(onlineLink)}" rel="nofollow ugc noopener">${escaped(onlineLink)}</a>`]
      : undefined,
    ['organiser', escaped(organiserOf(communityEvent, around))],
    series && ['series', escaped(inLanguage(series.title, language))],
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

function audienceOf({ residentsOf = [] }: CommunityEventView, { language, nameOf }: Surroundings): Told | undefined {
  if (residentsOf.length === 0) return undefined;
  const names = residentsOf.map((code) => nameIn(language, code, nameOf)).join(language === 'en' ? ', ' : '、');
  return ['audience', escaped(PAGE_WORDS[language].residents(names))];
}

function priceOf({ price = 0 }: CommunityEventView, { language }: Surroundings): string {
  const words = PAGE_WORDS[language];
  return price === 0 ? words.free : words.onTheSpot((price / 100).toFixed(price % 100 === 0 ? 0 : 2));
}

/** Those that everybody can have, and where there are pools those of each. */
function placesOf(communityEvent: CommunityEventView, around: Surroundings): string {
  const { language, now } = around;
  const { capacity, peopleWaiting, signUpRules, pools = [] } = communityEvent;
  const words = PAGE_WORDS[language];
  const left = placesLeftOf(communityEvent, now);
  const isListFull = signUpRules !== undefined && peopleWaiting >= signUpRules.waitingLimit;
  const inAll = left > 0 ? words.left(left, capacity) : isListFull ? words.full : words.listOpen(peopleWaiting);
  const each = pools.map((pool) => `<br>${escaped(words.inPool(nameOfPool(pool, around), freeIn(pool, now)))}`);
  return `${inAll}${each.join('')}`;
}
