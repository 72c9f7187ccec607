import { Announcements } from './announcements.provider';
import { CreateSeriesHandler } from './create-series.handler';
import { EditSeriesHandler } from './edit-series.handler';
import { EndSeriesHandler } from './end-series.handler';
import { GetSeriesHandler } from './get-series.handler';
import { GoOnTellingWhenSubscribersChosenHandler } from './go-on-telling-when-subscribers-chosen.handler';
import { ListMySubscriptionsHandler } from './list-my-subscriptions.handler';
import { ListSeriesHandler } from './list-series.handler';
import { SERIES, SeriesSchema } from './series.schema';
import { SeriesStore } from './series.store';
import { SubscribeToSeriesHandler } from './subscribe-to-series.handler';
import { SUBSCRIPTION, SubscriptionSchema } from './subscription.schema';
import { SubscriptionStore } from './subscription.store';
import { TellSubscribersWhenSeriesEventPublishedHandler } from './tell-subscribers-when-series-event-published.handler';
import { UnsubscribeFromSeriesHandler } from './unsubscribe-from-series.handler';

/** What the feature adds to the service. */
export const SERIES_PARTS = {
  schemas: [
    { name: SERIES, schema: SeriesSchema },
    { name: SUBSCRIPTION, schema: SubscriptionSchema },
  ],
  handlers: [
    ...[CreateSeriesHandler, EditSeriesHandler, EndSeriesHandler, GetSeriesHandler, ListSeriesHandler],
    ...[SubscribeToSeriesHandler, UnsubscribeFromSeriesHandler, ListMySubscriptionsHandler],
    ...[TellSubscribersWhenSeriesEventPublishedHandler, GoOnTellingWhenSubscribersChosenHandler],
  ],
  providers: [SeriesStore, SubscriptionStore, Announcements],
};
