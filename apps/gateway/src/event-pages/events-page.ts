import { Language } from '@linli/contracts';
import { nameIn } from '../event-documents/audience-words';
import { Surroundings } from '../event-documents/event-document';
import { headOf, NOT_FOR_SEARCH } from '../pages/page-head';
import { escaped, plainPage } from '../pages/plain-page';
import { documentIn, listOf, ToldEvent } from './event-list';

/** Which events are asked for: of an area and those below it, or all; `after` an earlier page. */
export interface EventsAsked {
  readonly areaCode?: string;
  readonly after?: string;
}

/** Some events to come, by start. */
export interface ToldEvents {
  readonly asked: EventsAsked;
  readonly around: Pick<Surroundings, 'language' | 'origin' | 'nameOf'>;
  readonly events: readonly ToldEvent[];
  /** Ask with this for the rest. */
  readonly next?: string;
}

interface Words {
  readonly title: (area: string | undefined) => string;
  readonly about: string;
  readonly none: string;
  readonly later: string;
  readonly calendar: string;
  readonly unknown: readonly [title: string, about: string];
}

const WORDS: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    title: (area = '邻里') => `${area} · 近期活动`,
    about: '已发布的活动，按开始时间排列。',
    none: '暂时没有已发布的活动。',
    later: '更晚的活动',
    calendar: '在日历程序中订阅（.ics）',
    unknown: ['没有找到这一页', '链接可能不完整。'],
  },
  en: {
    title: (area) => (area === undefined ? 'Coming events' : `Coming events in ${area}`),
    about: 'What is announced, the soonest first.',
    none: 'No event is announced at the moment.',
    later: 'Later events',
    calendar: 'Subscribe in your calendar program (.ics)',
    unknown: ['There is no such page', 'The link may not be complete.'],
  },
};

/** The page of what takes place in an area, which works without scripts. */
export function eventsPage({ asked, around, events, next }: ToldEvents): string {
  const { language, origin, nameOf } = around;
  const { areaCode } = asked;
  const words = WORDS[language];
  const title = words.title(areaCode && nameIn(language, areaCode, nameOf));
  const ofArea = areaCode === undefined ? '' : `areaCode=${areaCode}`;
  const main = [
    events.length === 0 ? `<p>${words.none}</p>` : listOf(events, 'events/', 'h2'),
    next === undefined ? '' : `<p><a href="${escaped(addressOf({ areaCode, after: next }, language))}">${words.later}</a></p>`,
    ...(areaCode
      ? [`<p><a href="areas/${areaCode}/calendar.ics?language=${language.slice(0, 2)}">${words.calendar}</a></p>`]
      : []),
  ];
  const document = { '@context': 'https://schema.org', '@type': 'ItemList', itemListElement: events.map(itemOf) };
  const path = `/events.html${ofArea && `?${ofArea}`}`;
  const head =
    asked.after === undefined ? headOf({ language, origin, path, title, described: words.about, document }) : NOT_FOR_SEARCH;
  return plainPage({ language, title: escaped(title), about: words.about, main: main.join(''), asked: ofArea, head });
}

/** What is shown where what is asked for cannot be understood. */
export function noEventsPage(language: Language): string {
  const [title, about] = WORDS[language].unknown;
  return plainPage({ language, title, about, main: '', head: NOT_FOR_SEARCH });
}

const itemOf = (one: ToldEvent, at: number): object => ({ '@type': 'ListItem', position: at + 1, item: documentIn(one) });

function addressOf({ areaCode, after }: EventsAsked, language: Language): string {
  const query = { ...(areaCode && { areaCode }), ...(after && { after }), language };
  return `events.html?${new URLSearchParams(query)}`;
}
