import { Announcements } from './series/announcements.desk';
import { CreateSeriesHandler } from './series/create-series.handler';
import { EditSeriesHandler } from './series/edit-series.handler';
import { EndSeriesHandler } from './series/end-series.handler';
import { GetSeriesHandler } from './series/get-series.handler';
import { GoOnTellingWhenSubscribersChosenHandler } from './series/go-on-telling-when-subscribers-chosen.handler';
import { ListMySeriesHandler } from './series/list-my-series.handler';
import { ListMySubscriptionsHandler } from './series/list-my-subscriptions.handler';
import { ListSeriesHandler } from './series/list-series.handler';
import { SERIES, SeriesSchema } from './series/series.schema';
import { SeriesStore } from './series/series.store';
import { SeriesLimits } from './series/series-limits.desk';
import { SubscribeToSeriesHandler } from './series/subscribe-to-series.handler';
import { SUBSCRIPTION, SubscriptionSchema } from './series/subscription.schema';
import { SubscriptionStore } from './series/subscription.store';
import { TellSubscribersWhenSeriesEventPublishedHandler } from './series/tell-subscribers-when-series-event-published.handler';
import { UnsubscribeFromSeriesHandler } from './series/unsubscribe-from-series.handler';

/** What the feature adds to the service. */
export const SERIES_PARTS = {
  schemas: [
    { name: SERIES, schema: SeriesSchema },
    { name: SUBSCRIPTION, schema: SubscriptionSchema },
  ],
  handlers: [
    ...[CreateSeriesHandler, EditSeriesHandler, EndSeriesHandler, GetSeriesHandler, ListSeriesHandler],
    ListMySeriesHandler,
    ...[SubscribeToSeriesHandler, UnsubscribeFromSeriesHandler, ListMySubscriptionsHandler],
    ...[TellSubscribersWhenSeriesEventPublishedHandler, GoOnTellingWhenSubscribersChosenHandler],
  ],
  providers: [SeriesStore, SubscriptionStore, Announcements, SeriesLimits],
};
