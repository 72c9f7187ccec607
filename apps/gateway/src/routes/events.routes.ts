import {
  CancelCommunityEvent,
  CancelRegistration,
  CreateCommunityEvent,
  GetCommunityEvent,
  ListCommunityEvents,
  ListMyRegistrations,
  ListRegistrations,
  PublishCommunityEvent,
  RegisterForEvent,
  RescheduleCommunityEvent,
} from '@linli/contracts/events';
import { Route, route } from '../http/route';

/** Community events and the registrations for them. */
export const eventsRoutes: readonly Route[] = [
  route('POST /events', CreateCommunityEvent, { summary: 'Draft a community event', status: 201 }),
  route('GET /events', ListCommunityEvents, { summary: 'List published events to come' }),
  route('GET /events/:eventId', GetCommunityEvent, { summary: 'Read an event' }),
  route('POST /events/:eventId/publish', PublishCommunityEvent, { summary: 'Publish a draft' }),
  route('POST /events/:eventId/reschedule', RescheduleCommunityEvent, { summary: 'Move an event' }),
  route('POST /events/:eventId/cancel', CancelCommunityEvent, { summary: 'Call an event off' }),
  route('POST /events/:eventId/registrations', RegisterForEvent, {
    summary: 'Register for an event',
    status: 201,
  }),
  route('GET /events/:eventId/registrations', ListRegistrations, {
    summary: 'List the registrations for an event',
  }),
  route('GET /registrations', ListMyRegistrations, { summary: 'List my registrations' }),
  route('POST /registrations/:registrationId/cancel', CancelRegistration, {
    summary: 'Cancel my registration',
  }),
];
