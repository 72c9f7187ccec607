import { inLanguage, Language } from '@linli/contracts';
import { SeriesView } from '@linli/contracts/events';
import { organiserOf, Surroundings } from '../event-documents/event-document';
import { listOf, ToldEvent } from '../event-pages/event-list';
import { htmlOf, lineOf } from '../event-pages/light-markdown';
import { headOf, MOST_DESCRIBED, NOT_FOR_SEARCH } from '../pages/page-head';
import { escaped, plainPage, plainPagePolicy } from '../pages/plain-page';
import { seriesDocument } from './series-document';
import { SERIES_WORDS } from './series-page-words';

export const SERIES_PAGE_POLICY = plainPagePolicy("'none'");

/** A series with its next events, by start. */
export interface ToldSeries {
  readonly series: SeriesView;
  readonly around: Surroundings;
  readonly events: readonly ToldEvent[];
  readonly hasMore: boolean;
}

/** The page of a series, which works without scripts; JSON-LD is in it for machines. */
export function seriesPage(told: ToldSeries): string {
  const { series, around } = told;
  const { language } = around;
  const words = SERIES_WORDS[language];
  const main = [
    `<dl>${factsOf(told)}</dl>`,
    `<section class="text"><h2>${words.details}</h2>${htmlOf(inLanguage(series.text, language))}</section>`,
    `<section><h2>${words.next}</h2>${eventsOf(told)}</section>`,
    `<section><h2>${words.followIt}</h2>${series.status === 'open' ? `<p>${words.follow}</p>` : ''}${calendarOf(told)}</section>`,
  ];
  const title = escaped(inLanguage(series.title, language));
  const about = series.status === 'open' ? words.open : words.ended;
  return plainPage({ language, title, about, main: main.join(''), head: headFor(told) });
}

/** What is shown where there is no such series. */
export function noSeriesPage(language: Language): string {
  const [title, about] = SERIES_WORDS[language].unknown;
  return plainPage({ language, title, about, main: '', head: NOT_FOR_SEARCH });
}

function factsOf({ series, around }: ToldSeries): string {
  const { placesPerPerson = 0 } = series;
  const { labels, limit } = SERIES_WORDS[around.language];
  const organiser = `<dt>${labels.organiser}</dt><dd>${escaped(organiserOf(series, around))}</dd>`;
  return placesPerPerson === 0 ? organiser : `${organiser}<dt>${labels.limit}</dt><dd>${limit(placesPerPerson)}</dd>`;
}

function eventsOf({ events, hasMore, around }: ToldSeries): string {
  const { nothingPlanned, more } = SERIES_WORDS[around.language];
  if (events.length === 0) return `<p>${nothingPlanned}</p>`;
  return `${listOf(events, '../events/', 'h3')}${hasMore ? `<p>${more}</p>` : ''}`;
}

/** Whole where that is known, for it is to be copied. */
function calendarOf({ series, around: { language, origin } }: ToldSeries): string {
  const { subscribe, calendar } = SERIES_WORDS[language];
  const path = `series/${series.id}/calendar.ics?language=${language.slice(0, 2)}`;
  const told = origin === '' ? calendar : escaped(`${origin}/${path}`);
  return `<p>${subscribe}<br><a href="../${path}">${told}</a></p>`;
}

const headFor = ({ series, around, events }: ToldSeries): string =>
  headOf({
    ...{ language: around.language, origin: around.origin, path: `/series/${series.id}.html` },
    title: inLanguage(series.title, around.language),
    described: lineOf(inLanguage(series.text, around.language), MOST_DESCRIBED),
    document: seriesDocument(series, around, events),
  });
