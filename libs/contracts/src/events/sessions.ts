import { BilingualTitle } from '../bilingual';
import { defineCommand, defineQuery } from '../contract';
import { Id, Instant, ListOf, Nested, OneOf, Pattern, Text, TextList, TimeZone, Whole, Words } from '../fields';
import { PageQuery } from '../paging';
import { ChangedMeanwhile, OutsideOwnArea } from '../shared-errors';
import { CommunityEventIdBody } from './community-events';
import { EventNotEditable, EventNotFound, PoolInUse, PoolNamedTwice, SignUpWindowNotValid } from './errors';
import { ROOM_REFUSALS } from './house-errors';
import { ENROLMENTS, type Enrolment, SessionKey } from './programme';
import {
  EnrolmentInUse,
  SessionAnnounced,
  SessionHasBegun,
  SessionNamedTwice,
  SessionOutsideEvent,
  TooManySessionPools,
  TooManySessions,
} from './session-errors';

/** One event has so many sessions at most. */
export const MOST_SESSIONS = 400;

export const SESSION_STATUSES = ['planned', 'cancelled'] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const Day = (options: { about: string; example: string }) => Pattern({ ...options, pattern: /^20\d{2}-\d{2}-\d{2}$/ });
export const ClockTime = (options: { about: string; example: string }) =>
  Pattern({ ...options, pattern: /^([01]\d|2[0-3]):[0-5]\d$/ });

/** What sessions can say beside their times. */
export class SessionDetails {
  @Nested(() => BilingualTitle, {
    about: 'Title, where it is another than that of the event',
    example: { zh: '糖画体验', en: 'Sugar painting' },
    optional: true,
  })
  title?: BilingualTitle;
  @Nested(() => BilingualTitle, {
    about: 'Place or room, where it is another than that of the event',
    example: { zh: '二楼手工室', en: 'Craft room, second floor' },
    optional: true,
  })
  place?: BilingualTitle;
  @Whole({ about: 'Places, where people sign up for single sessions', min: 0, max: 100_000, example: 10, optional: true })
  capacity?: number;
  @Whole({
    about:
      'So many minutes before it starts sign-up for it opens, where people sign up for it; with that of the event if not given',
    ...{ min: 1, max: 525_600, example: 10_080, optional: true },
  })
  signUpOpensMinutesBefore?: number;
  @Whole({
    about: 'So many minutes before it starts sign-up for it closes, where people sign up for it; 0 if not given',
    ...{ min: 0, max: 525_600, example: 60, optional: true },
  })
  signUpClosesMinutesBefore?: number;
}

/** One meeting of an event that has many. */
export class SessionBody extends SessionDetails {
  @SessionKey('By which it is known') key: string;
  @Instant({ about: 'When it starts' }) startsAt: string;
  @Instant({ about: 'When it ends', example: '2026-11-28T17:00:00+08:00' }) endsAt: string;
  @OneOf(SESSION_STATUSES, { about: 'Whether it takes place; planned if not given', optional: true }) status?: SessionStatus;
}

/** Sessions at one time of day on some days of the week; each is known by its day and time, such as 2027-07-05-0900. */
export class SessionRule extends SessionDetails {
  @Words(WEEKDAYS, { about: 'On which days of the week', min: 1, max: 7, example: ['monday', 'friday'] }) on: Weekday[];
  @Day({ about: 'The first day', example: '2027-07-05' }) from: string;
  @Day({ about: 'The last day', example: '2027-08-27' }) to: string;
  @ClockTime({ about: 'Start on the clocks of the area', example: '09:00' }) startsAt: string;
  @ClockTime({ about: 'End on the clocks of the area, on the same day', example: '17:30' }) endsAt: string;
  @TextList({ about: 'Days that are left out', max: 100, longest: 10, example: ['2027-07-15'], optional: true })
  without?: string[];
}

export class SetSessionsBody extends CommunityEventIdBody {
  @OneOf(ENROLMENTS, { about: 'One registration is for all sessions, or for those that it names' }) enrolment: Enrolment;
  @ListOf(() => SessionBody, { about: 'Sessions one by one', max: MOST_SESSIONS, optional: true, example: [] })
  sessions?: SessionBody[];
  @ListOf(() => SessionRule, { about: 'Sessions by rule, beside those', max: 10, optional: true, example: [] })
  rules?: SessionRule[];
  @TimeZone({ about: 'Whose clocks the rules mean; those of the area if not given', optional: true }) timeZone?: string;
  @Instant({ about: 'Until when people sign up, also while it goes on; with its last session if never said', optional: true })
  signUpClosesAt?: string;
}

export class SessionsSetView extends CommunityEventIdBody {
  @OneOf(ENROLMENTS, { about: 'One registration is for all sessions, or for those that it names' }) enrolment: Enrolment;
  @Whole({ about: 'How many sessions the event has', min: 0, max: MOST_SESSIONS, example: 40 }) sessions: number;
  @Instant({ about: 'Until when people sign up', optional: true }) signUpClosesAt?: string;
  @Whole({
    about: 'How many people can take part in all: raised to the places of its sessions, where each has its own',
    min: 1,
    max: 100_000,
    example: 28,
    optional: true,
  })
  capacity?: number;
}

export class EventSessionView extends SessionDetails {
  @SessionKey('By which it is known') key: string;
  @Instant({ about: 'When it starts' }) startsAt: string;
  @Instant({ about: 'When it ends', example: '2026-11-28T17:00:00+08:00' }) endsAt: string;
  @OneOf(SESSION_STATUSES, { about: 'Whether it takes place' }) status: SessionStatus;
  @Whole({ about: 'Places that nobody has, where people sign up for it', min: 0, max: 100_000, example: 4, optional: true })
  free?: number;
  @Instant({ about: 'From when people sign up for it, where they do', optional: true }) signUpOpensAt?: string;
  @Instant({ about: 'Until when people sign up for it, where they do', optional: true }) signUpClosesAt?: string;
  @Nested(() => BilingualTitle, { about: 'Why it was moved or called off', optional: true }) reason?: BilingualTitle;
  @Instant({ about: 'When it would have started before it was moved last', optional: true }) previousStartsAt?: string;
}

export class EventSessionPage {
  @ListOf(() => EventSessionView, { about: 'Sessions by start', max: 100 }) items: EventSessionView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

export class ListSessionsBody extends PageQuery {
  @Id({ about: 'The event' }) eventId: string;
  @Instant({ about: 'Only sessions that end after this', optional: true }) from?: string;
  @Instant({ about: 'Only sessions that start before this', optional: true }) to?: string;
}

/** Says which sessions a draft has from now on; to those of a published event it adds, and leaves the times of those that are announced. */
export const SetSessions = defineCommand('events.set-sessions', {
  body: SetSessionsBody,
  reply: SessionsSetView,
  fails: [
    ...[EventNotFound, OutsideOwnArea, EventNotEditable, ChangedMeanwhile, PoolInUse, PoolNamedTwice],
    ...[SessionAnnounced, SessionHasBegun, SessionNamedTwice, SessionOutsideEvent],
    ...[EnrolmentInUse, TooManySessions, TooManySessionPools, SignUpWindowNotValid],
    ...ROOM_REFUSALS,
  ],
});

/** The sessions of an event by start; those of a draft only for organisers of its area. */
export const ListSessions = defineQuery('events.list-sessions', {
  body: ListSessionsBody,
  reply: EventSessionPage,
  fails: [EventNotFound],
});
