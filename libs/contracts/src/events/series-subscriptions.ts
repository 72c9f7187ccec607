import { BilingualTitle } from '../bilingual';
import { defineCommand, defineEvent, defineQuery } from '../contract';
import { Flag, Id, Instant, ListOf, Nested, Text, TextList } from '../fields';
import { PageQuery } from '../paging';
import { CommunityEventSnapshot } from './community-event-facts';
import { SeriesIdBody, SeriesView } from './series';
import { SeriesEnded, SeriesNotFound, TooManySubscriptions } from './series-errors';

/** So many subscribers are told by one message. */
export const SUBSCRIBERS_AT_A_TIME = 500;

export class SubscriptionStateView {
  @Id({ about: 'The series' }) seriesId: string;
  @Flag({ about: 'Whether the caller is told of its events', example: true }) subscribed: boolean;
}

export class SubscriptionView {
  @Nested(() => SeriesView, { about: 'The series' }) series: SeriesView;
  @Instant({ about: 'Since when' }) since: string;
}

export class SubscriptionPage {
  @ListOf(() => SubscriptionView, { about: 'Subscriptions, newest first', max: 100 }) items: SubscriptionView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

/** From now on the caller is told of every event of the series that is published; once more changes nothing. */
export const SubscribeToSeries = defineCommand('events.subscribe-to-series', {
  body: SeriesIdBody,
  reply: SubscriptionStateView,
  fails: [SeriesNotFound, SeriesEnded, TooManySubscriptions],
});

/** The caller is told of no further event of the series; once more changes nothing. */
export const UnsubscribeFromSeries = defineCommand('events.unsubscribe-from-series', {
  body: SeriesIdBody,
  reply: SubscriptionStateView,
});

/** The series that the caller is subscribed to, newest subscription first. */
export const ListMySubscriptions = defineQuery('events.list-my-subscriptions', { body: PageQuery, reply: SubscriptionPage });

export class SeriesEventPublishedBody {
  @Id({ about: 'The series' }) seriesId: string;
  @Nested(() => CommunityEventSnapshot, { about: 'The event as published' }) communityEvent: CommunityEventSnapshot;
}

export class SubscribersChosenBody extends SeriesEventPublishedBody {
  @Nested(() => BilingualTitle, { about: 'Title of the series' }) seriesTitle: BilingualTitle;
  @TextList({ about: 'Who is to be told', max: SUBSCRIBERS_AT_A_TIME, longest: 36 }) personIds: string[];
  @Id({ about: 'There may be more: those after this one', optional: true }) after?: string;
}

const aboutTheEvent = ({ communityEvent }: SeriesEventPublishedBody): string => communityEvent.id;

/** Published when a draft that belongs to a series becomes visible to everybody. */
export const SeriesEventPublished = defineEvent('events.series-event-published', 1, {
  body: SeriesEventPublishedBody,
  subject: aboutTheEvent,
});

/** Published for the subscribers of a series who are to be told of one of its events, 500 at a time; each time leads to the next. */
export const SubscribersChosen = defineEvent('events.subscribers-chosen', 1, {
  body: SubscribersChosenBody,
  subject: aboutTheEvent,
});
