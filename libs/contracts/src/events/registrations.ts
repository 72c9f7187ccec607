import { defineCommand, defineQuery } from '../contract';
import { AreaCode, Flag, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '../fields';
import { PageQuery } from '../paging';
import { NotOwner, OutsideOwnArea } from '../shared-errors';
import { Sort, upAndDown } from '../sorting';
import { AnswerBody, AttendeeBody, FilledFormView } from './answers';
import { NOT_INVITED } from './audience-errors';
import { CommunityEventIdBody } from './community-events';
import {
  AlreadyRegistered,
  EnterpriseMissing,
  EnterpriseNotVerified,
  EnterpriseQuotaReached,
  EventNotFound,
  EventNotOpen,
  HoldTimeUsed,
  NeedsExceedParty,
  PartyExceedsCapacity,
  PartyTooLarge,
  PoolChoiceMissing,
  PoolMissingForSome,
  PoolNotKnown,
  RegistrationClosed,
  RegistrationNotFound,
  SignUpFull,
} from './errors';
import { NOT_FILLED_IN_WELL } from './form-errors';
import { MOST_QUESTIONS } from './forms';
import { LockedOut } from './no-show-errors';
import { PoolNeed } from './places';
import { REGISTRATION_STATUSES, RegistrationMove, type RegistrationStatus } from './registration-moves';
import { SeriesPlacesTaken } from './series-errors';
import { AtSession } from './session-errors';
import { SplitUnderWay } from './split-errors';
import { PartyHasCome } from './transfer-errors';
import { UNIT_LIMITS } from './unit-errors';

export class RegisterForEventBody extends CommunityEventIdBody {
  @Whole({ about: 'How many people come, the resident included', min: 1, max: 6, example: 2 }) partySize: number;
  @ListOf(() => PoolNeed, {
    about: 'Which places the party needs, where the event has pools; all or nothing',
    max: 10,
    optional: true,
  })
  needs?: PoolNeed[];
  @Id({ about: 'The enterprise that the party belongs to, where the event is for enterprises', optional: true })
  enterpriseId?: string;
  @Flag({ about: 'Only hold the places for some minutes, to be confirmed', example: false, optional: true }) hold?: boolean;
  @ListOf(() => AnswerBody, { about: 'To the questions that the event asks of the party', max: MOST_QUESTIONS, optional: true })
  answers?: AnswerBody[];
  @ListOf(() => AttendeeBody, { about: 'The people of the party, where the event asks for them', max: 6, optional: true })
  attendees?: AttendeeBody[];
}

export class RegistrationIdBody {
  @Id({ about: 'The registration' }) registrationId: string;
}

/** So many of those in front of a party that waits are counted. */
export const MOST_IN_FRONT = 1_000;

export class RegistrationView {
  @Id({ about: 'Id of the registration' }) id: string;
  @Id({ about: 'The event' }) eventId: string;
  @Id({ about: 'Who registered' }) residentId: string;
  @Whole({ about: 'How many people come', min: 1, max: 6, example: 2 }) partySize: number;
  @OneOf(REGISTRATION_STATUSES, {
    about:
      'Confirmed, on the waiting list, held for some minutes, waiting for approval, offered a place; or cancelled, expired, rejected',
  })
  status: RegistrationStatus;
  @Whole({ about: 'Order of arrival among all registrations for the event, from 1', min: 1, max: 10_000_000, example: 17 })
  arrival: number;
  @Instant({ about: 'When it was made', example: '2026-11-22T09:00:03+08:00' }) registeredAt: string;
  @ListOf(() => PoolNeed, { about: 'Which places it needs', max: 10, optional: true }) needs?: PoolNeed[];
  @Id({ about: 'The enterprise that it belongs to', optional: true }) enterpriseId?: string;
  @AreaCode({
    about: 'Where the resident lived when they registered, as far as they had said; told to them and to organisers',
    optional: true,
  })
  homeAreaCode?: string;
  @Whole({ about: 'Higher is further in front on the waiting list', min: 0, max: 9, example: 0, optional: true })
  priority?: number;
  @Whole({
    about: 'How often somebody behind it got a place first, because it did not fit',
    min: 0,
    max: 20,
    example: 0,
    optional: true,
  })
  skips?: number;
  @Whole({
    about:
      'Where it waits in line: in the one for its pools, or its session, where it names any. 1001 stands for all behind the thousandth; told to them',
    ...{ min: 1, max: MOST_IN_FRONT + 1, example: 4, optional: true },
  })
  position?: number;
  @Instant({ about: 'Until when a place is held or offered', example: '2026-11-22T21:00:03+08:00', optional: true })
  expiresAt?: string;
  @Instant({
    about: 'Until when its place can be taken over by whoever is given the code of it, where it is to be passed on',
    example: '2026-11-24T09:00:00+08:00',
    optional: true,
  })
  transferUntil?: string;
  @Instant({ about: 'When it got its place, where its programme went on by then: what had begun is not its own', optional: true })
  joinedAt?: string;
  @Instant({ about: 'Until when it had its place, where its programme went on by then', optional: true }) leftAt?: string;
  @ListOf(() => RegistrationMove, { about: 'Everything that has become of it, and why', max: 50, optional: true })
  moves?: RegistrationMove[];
  @Whole({
    about: 'How many of its people came, as check-in knows; told to organisers',
    min: 0,
    max: 6,
    example: 2,
    optional: true,
  })
  came?: number;
  @Nested(() => FilledFormView, {
    about: 'What was answered and who comes; in lists, and where something was filled in',
    optional: true,
  })
  form?: FilledFormView;
  @Text({
    about: 'Where whoever waits, or is offered a place, gives that up without signing in; told to nobody else',
    ...{ max: 500, example: 'https://linli.example/leave/AZrz', optional: true },
  })
  leaveLink?: string;
}

export class RegistrationPage {
  @ListOf(() => RegistrationView, { about: 'Registrations in order', max: 100 }) items: RegistrationView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

export const REGISTRATION_ORDERS = upAndDown('arrival');
export type RegistrationOrder = (typeof REGISTRATION_ORDERS)[number];

export class ListRegistrationsBody extends PageQuery {
  @Id({ about: 'The event' }) eventId: string;
  @OneOf(REGISTRATION_STATUSES, { about: 'Only those with this status', optional: true }) status?: RegistrationStatus;
  @Flag({ about: 'Names and numbers of attendees in full, not masked', example: false, optional: true }) full?: boolean;
  @Sort(REGISTRATION_ORDERS, 'arrival') sort?: RegistrationOrder;
}

/** Takes every place that the party needs, or the next place on the waiting list when it does not fit as a whole. */
export const RegisterForEvent = defineCommand('events.register-for-event', {
  body: RegisterForEventBody,
  keyedBy: 'eventId',
  reply: RegistrationView,
  fails: [
    EventNotFound,
    EventNotOpen,
    RegistrationClosed,
    AlreadyRegistered,
    PartyExceedsCapacity,
    PartyTooLarge,
    SignUpFull,
    HoldTimeUsed,
    PoolNotKnown,
    PoolChoiceMissing,
    NeedsExceedParty,
    PoolMissingForSome,
    EnterpriseMissing,
    EnterpriseNotVerified,
    EnterpriseQuotaReached,
    NotOwner,
    ...NOT_FILLED_IN_WELL,
    ...NOT_INVITED,
    SeriesPlacesTaken,
    ...UNIT_LIMITS,
    LockedOut,
    SplitUnderWay,
  ],
  matched: true,
});

/** Gives the place back; whoever waits first and fits moves up. Of a programme also while it goes on. Cancelling again changes nothing. */
export const CancelRegistration = defineCommand('events.cancel-registration', {
  body: RegistrationIdBody,
  reply: RegistrationView,
  fails: [RegistrationNotFound, NotOwner, EventNotOpen, PartyHasCome, AtSession],
});

/** The registrations of one event in order of arrival unless `sort` says otherwise, for its organisers. */
export const ListRegistrations = defineQuery('events.list-registrations', {
  body: ListRegistrationsBody,
  reply: RegistrationPage,
  fails: [EventNotFound, OutsideOwnArea],
});

/** The caller's own registrations, newest first. */
export const ListMyRegistrations = defineQuery('events.list-my-registrations', { body: PageQuery, reply: RegistrationPage });
