import { defineCommand, defineEvent, defineQuery } from '../contract';
import { Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '../fields';
import { PageQuery } from '../paging';
import { NotOwner, OutsideOwnArea } from '../shared-errors';
import { CommunityEventIdBody, CommunityEventSnapshot } from './community-events';
import {
  AlreadyRegistered,
  EventNotFound,
  EventNotOpen,
  PartyExceedsCapacity,
  RegistrationClosed,
  RegistrationNotFound,
} from './errors';

export const REGISTRATION_STATUSES = ['confirmed', 'waiting', 'cancelled'] as const;
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

export class RegisterForEventBody extends CommunityEventIdBody {
  @Whole({ about: 'How many people come, the resident included', min: 1, max: 6, example: 2 }) partySize: number;
}

export class RegistrationIdBody {
  @Id({ about: 'The registration' }) registrationId: string;
}

export class RegistrationView {
  @Id({ about: 'Id of the registration' }) id: string;
  @Id({ about: 'The event' }) eventId: string;
  @Id({ about: 'Who registered' }) residentId: string;
  @Whole({ about: 'How many people come', min: 1, max: 6, example: 2 }) partySize: number;
  @OneOf(REGISTRATION_STATUSES, { about: 'Confirmed, on the waiting list or cancelled' }) status: RegistrationStatus;
  @Whole({ about: 'Order of arrival among all registrations for the event, from 1', min: 1, max: 10_000_000, example: 17 })
  arrival: number;
  @Instant({ about: 'When it was made', example: '2026-11-22T09:00:03+08:00' }) registeredAt: string;
}

export class RegistrationPage {
  @ListOf(() => RegistrationView, { about: 'Registrations in order', max: 100 }) items: RegistrationView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

export class ListRegistrationsBody extends PageQuery {
  @Id({ about: 'The event' }) eventId: string;
  @OneOf(REGISTRATION_STATUSES, { about: 'Only those with this status', optional: true }) status?: RegistrationStatus;
}

/** Takes a place, or the next place on the waiting list when the party does not fit. */
export const RegisterForEvent = defineCommand('events.register-for-event', {
  body: RegisterForEventBody,
  reply: RegistrationView,
  fails: [EventNotFound, EventNotOpen, RegistrationClosed, AlreadyRegistered, PartyExceedsCapacity],
});

/** Gives the place back; whoever waits first and fits moves up. Cancelling again changes nothing. */
export const CancelRegistration = defineCommand('events.cancel-registration', {
  body: RegistrationIdBody,
  reply: RegistrationView,
  fails: [RegistrationNotFound, NotOwner, EventNotOpen],
});

/** The registrations of one event in order of arrival, for its organisers. */
export const ListRegistrations = defineQuery('events.list-registrations', {
  body: ListRegistrationsBody,
  reply: RegistrationPage,
  fails: [EventNotFound, OutsideOwnArea],
});

/** The caller's own registrations, newest first. */
export const ListMyRegistrations = defineQuery('events.list-my-registrations', { body: PageQuery, reply: RegistrationPage });

/** What listeners need to know of a registration, and the event that it is for. */
export class RegistrationFact {
  @Id({ about: 'Id of the registration' }) registrationId: string;
  @Id({ about: 'Who registered' }) residentId: string;
  @Whole({ about: 'How many people come', min: 1, max: 6 }) partySize: number;
  @Nested(() => CommunityEventSnapshot, { about: 'The event' }) communityEvent: CommunityEventSnapshot;
}

const aboutTheEvent = ({ communityEvent }: RegistrationFact): string => communityEvent.id;

/** Published when a registration takes a place at once. */
export const RegistrationConfirmed = defineEvent('events.registration-confirmed', 1, {
  body: RegistrationFact,
  subject: aboutTheEvent,
});

/** Published when a registration goes on the waiting list. */
export const RegistrationWaitlisted = defineEvent('events.registration-waitlisted', 1, {
  body: RegistrationFact,
  subject: aboutTheEvent,
});

/** Published when a waiting registration gets a place. */
export const RegistrationPromoted = defineEvent('events.registration-promoted', 1, {
  body: RegistrationFact,
  subject: aboutTheEvent,
});

/** Published when a resident gives up a place or a place on the waiting list; not when the whole event is called off. */
export const RegistrationCancelled = defineEvent('events.registration-cancelled', 1, {
  body: RegistrationFact,
  subject: aboutTheEvent,
});
