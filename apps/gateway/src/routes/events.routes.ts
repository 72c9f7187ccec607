import {
  AcceptOffer,
  ApproveRegistration,
  CancelCommunityEvent,
  CancelRegistration,
  ChangeCapacity,
  ConfirmHold,
  EditEventDetails,
  GetCommunityEvent,
  LeaveWaitingList,
  ListCommunityEvents,
  ListMyRegistrations,
  ListRegistrations,
  ListWaiting,
  PrioritiseRegistration,
  PublishCommunityEvent,
  ReduceParty,
  RefuseOffer,
  RegisterForEvent,
  RejectRegistration,
  RescheduleCommunityEvent,
  SetPools,
  SetSignUpRules,
} from '@linli/contracts/events';
import { Route, route } from '../http/route';
import { eventLifeRoutes } from './event-life.routes';
import { formsRoutes } from './forms.routes';

/** Community events and the registrations for them. */
export const eventsRoutes: readonly Route[] = [
  route('GET /events', ListCommunityEvents, { summary: 'List published events to come' }),
  route('GET /events/:eventId', GetCommunityEvent, { summary: 'Read an event' }),
  route('POST /events/:eventId/details', EditEventDetails, { summary: 'Change what is said of an event' }),
  route('POST /events/:eventId/publish', PublishCommunityEvent, { summary: 'Publish a draft' }),
  route('POST /events/:eventId/reschedule', RescheduleCommunityEvent, { summary: 'Move an event' }),
  route('POST /events/:eventId/cancel', CancelCommunityEvent, { summary: 'Call an event off' }),
  ...eventLifeRoutes,
  route('POST /events/:eventId/registrations', RegisterForEvent, {
    summary: 'Register for an event',
    status: 201,
  }),
  route('GET /events/:eventId/registrations', ListRegistrations, {
    summary: 'List the registrations for an event',
  }),
  ...formsRoutes,
  route('GET /registrations', ListMyRegistrations, { summary: 'List my registrations' }),
  route('POST /registrations/:registrationId/cancel', CancelRegistration, {
    summary: 'Cancel my registration',
  }),
  route('POST /registrations/:registrationId/reduce', ReduceParty, { summary: 'Come with fewer people' }),
  route('POST /events/:eventId/capacity', ChangeCapacity, { summary: 'Make an event larger or smaller' }),
  route('POST /events/:eventId/pools', SetPools, { summary: 'Set the pools of places of an event' }),
  route('POST /events/:eventId/sign-up-rules', SetSignUpRules, { summary: 'Say how people get places' }),
  route('GET /events/:eventId/waiting-list', ListWaiting, { summary: 'See the waiting list and its rule' }),
  route('POST /registrations/:registrationId/confirm', ConfirmHold, { summary: 'Confirm places that are held for me' }),
  route('POST /registrations/:registrationId/accept', AcceptOffer, { summary: 'Take the place that I am offered' }),
  route('POST /registrations/:registrationId/refuse', RefuseOffer, { summary: 'Let the place that I am offered go' }),
  route('POST /registrations/:registrationId/leave', LeaveWaitingList, { summary: 'Leave the waiting list' }),
  route('POST /registrations/:registrationId/approve', ApproveRegistration, { summary: 'Approve a registration' }),
  route('POST /registrations/:registrationId/reject', RejectRegistration, { summary: 'Turn a registration down' }),
  route('POST /registrations/:registrationId/priority', PrioritiseRegistration, { summary: 'Move a party in the line' }),
];
