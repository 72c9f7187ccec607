import { BilingualText, BilingualTitle } from '../bilingual';
import { defineCommand, defineQuery } from '../contract';
import { AreaCode, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '../fields';
import { PageQuery } from '../paging';
import { OutsideOwnArea } from '../shared-errors';
import { EVENT_KINDS, type EventKind } from './details';
import { TextNotSafe } from './errors';
import { SeriesEnded, SeriesNotFound } from './series-errors';

export const SERIES_STATUSES = ['open', 'ended'] as const;
export type SeriesStatus = (typeof SERIES_STATUSES)[number];

const A_TITLE = { about: 'Title', example: { zh: '望平讲坛', en: 'Wangping lectures' } };
const A_TEXT = {
  about: 'What the series is, in light Markdown without HTML',
  example: { zh: '每周五晚，聊聊锦江边的老故事。', en: 'Old stories of the river, every Friday evening.' },
};

const A_LIMIT = {
  about: 'At how many of its events to come one person has or wants places at a time; 0 is at any number of them',
  ...{ min: 0, max: 100, example: 2 },
} as const;

export class CreateSeriesBody {
  @AreaCode({ about: 'The area that holds the series; its events are of this area and those below it' }) areaCode: string;
  @Nested(() => BilingualTitle, A_TITLE) title: BilingualTitle;
  @Nested(() => BilingualText, A_TEXT) text: BilingualText;
  @OneOf(EVENT_KINDS, { about: 'What kind of events it has', example: 'lecture' }) kind: EventKind;
  @Whole({ ...A_LIMIT, optional: true }) placesPerPerson?: number;
}

export class SeriesIdBody {
  @Id({ about: 'The series' }) seriesId: string;
}

/** What is said of a series anew; what is not given stays as it is. */
export class EditSeriesBody extends SeriesIdBody {
  @Nested(() => BilingualTitle, { ...A_TITLE, optional: true }) title?: BilingualTitle;
  @Nested(() => BilingualText, { ...A_TEXT, optional: true }) text?: BilingualText;
  @OneOf(EVENT_KINDS, { about: 'What kind of events it has', example: 'lecture', optional: true }) kind?: EventKind;
  @Whole({ ...A_LIMIT, optional: true }) placesPerPerson?: number;
}

export class SeriesView extends CreateSeriesBody {
  @Id({ about: 'Id of the series' }) id: string;
  @OneOf(SERIES_STATUSES, { about: 'Whether there are more events to come' }) status: SeriesStatus;
  @Whole({ about: 'Counts up with every change of the series', min: 1, max: 1_000_000, example: 2 }) revision: number;
  @Instant({ about: 'When it was last changed' }) changedAt: string;
}

export class SeriesPage {
  @ListOf(() => SeriesView, { about: 'Series, newest first', max: 100 }) items: SeriesView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

export class ListSeriesBody extends PageQuery {
  @AreaCode({ about: 'Only series of this area and the areas below it', example: '510108', optional: true }) areaCode?: string;
  @Text({ about: 'Only series that have all these words in title or text', max: 60, example: '讲坛', optional: true }) q?: string;
  @OneOf(SERIES_STATUSES, { about: 'Only series that stand there; open ones if not given', optional: true })
  status?: SeriesStatus;
}

/** Makes a series, which everybody sees at once. */
export const CreateSeries = defineCommand('events.create-series', {
  body: CreateSeriesBody,
  reply: SeriesView,
  fails: [OutsideOwnArea, TextNotSafe],
});

/** Changes what is said of an open series. */
export const EditSeries = defineCommand('events.edit-series', {
  body: EditSeriesBody,
  reply: SeriesView,
  fails: [SeriesNotFound, OutsideOwnArea, SeriesEnded, TextNotSafe],
  matched: true,
});

/** Ends a series: no event can join it any more, those it has stay. Ending it again changes nothing. */
export const EndSeries = defineCommand('events.end-series', {
  body: SeriesIdBody,
  reply: SeriesView,
  fails: [SeriesNotFound, OutsideOwnArea],
  matched: true,
});

export const GetSeries = defineQuery('events.get-series', { body: SeriesIdBody, reply: SeriesView, fails: [SeriesNotFound] });

/** Series that match all that is asked for, newest first; open ones if nothing is. */
export const ListSeries = defineQuery('events.list-series', { body: ListSeriesBody, reply: SeriesPage });
