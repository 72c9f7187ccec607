import {
  CreateSeries,
  EditSeries,
  EndSeries,
  GetSeries,
  ListMySubscriptions,
  ListSeries,
  SubscribeToSeries,
  UnsubscribeFromSeries,
} from '@linli/contracts/events';
import { Route, route } from '../http/route';

/** Series of events, and who wants to be told of them. */
export const seriesRoutes: readonly Route[] = [
  route('POST /series', CreateSeries, { summary: 'Begin a series of events', status: 201 }),
  route('GET /series', ListSeries, { summary: 'List series of events' }),
  route('GET /series/:seriesId', GetSeries, { summary: 'Read a series' }),
  route('POST /series/:seriesId/details', EditSeries, { summary: 'Change what is said of a series' }),
  route('POST /series/:seriesId/end', EndSeries, { summary: 'End a series' }),
  route('POST /series/:seriesId/subscribe', SubscribeToSeries, { summary: 'Be told of every new event of a series' }),
  route('POST /series/:seriesId/unsubscribe', UnsubscribeFromSeries, { summary: 'Hear no more of a series' }),
  route('GET /me/subscriptions', ListMySubscriptions, { summary: 'List the series that I am subscribed to' }),
];
