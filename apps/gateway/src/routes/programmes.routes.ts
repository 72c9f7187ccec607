import { ListSessions } from '@linli/contracts/events';
import { Route, route } from '../http/route';

/** Events of many sessions. */
export const programmesRoutes: readonly Route[] = [
  route('GET /events/:eventId/sessions', ListSessions, { summary: 'List the sessions of an event' }),
];
