import { CancelSession, GetSessionRoll, GiveUpSession, ListSessions, MoveSession } from '@linli/contracts/events';
import { Route, route } from '../http/route';

/** Events of many sessions. */
export const programmesRoutes: readonly Route[] = [
  route('GET /events/:eventId/sessions', ListSessions, { summary: 'List the sessions of an event' }),
  route('GET /events/:eventId/sessions/:session/roll', GetSessionRoll, { summary: 'See who is enrolled in a session and came' }),
  route('POST /events/:eventId/sessions/:session/move', MoveSession, { summary: 'Move a session' }),
  route('POST /events/:eventId/sessions/:session/cancel', CancelSession, { summary: 'Call a session off' }),
  route('POST /registrations/:registrationId/sessions/:session/give-up', GiveUpSession, {
    summary: 'Give one session of my registration up',
  }),
];
