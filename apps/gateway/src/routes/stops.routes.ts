import { ChooseStops, GetStopList, ListMyStops, ListStops } from '@linli/contracts/events';
import { Route, route } from '../http/route';

/** Lines: events whose runs stop at places on the way. */
export const stopsRoutes: readonly Route[] = [
  route('GET /events/:eventId/stops', ListStops, { summary: 'List the stops of a line' }),
  route('GET /events/:eventId/stop-list', GetStopList, { summary: 'See who gets on and off where' }),
  route('POST /registrations/:registrationId/stops', ChooseStops, { summary: 'Say where my party gets on and off' }),
  route('GET /me/stops', ListMyStops, { summary: 'List where my parties get on and off' }),
];
