import { defineCommand, defineQuery } from '../contract';
import { Flag, Id, Instant, ListOf, Nested, OneOf, Pattern, Text, Whole } from '../fields';
import { PageQuery } from '../paging';
import { OutsideOwnArea } from '../shared-errors';
import { Sort, upAndDown } from '../sorting';
import {
  AlreadyInside,
  CheckInNotFound,
  DoorsClosed,
  DoorsNotOpen,
  EventNotHeld,
  NotInside,
  PeopleExceedParty,
  PlaceGivenAway,
  RegistrationNotConfirmed,
  TicketForAnotherEvent,
  TicketNotValid,
  TooManyPassages,
  UndoOutOfOrder,
} from './check-in-errors';
import { CommunityEventIdBody } from './community-events';
import { EventNotFound, RegistrationNotFound } from './errors';
import { FetchedView, FetcherBody } from './fetching';
import { FETCHING_REFUSALS } from './pick-up-errors';
import { PlacesOfPool } from './places';
import { SessionCameTo, SessionCounted } from './programme';
import { NotEnrolled, SessionNotFound, SessionNotHeld } from './session-errors';
import { ScannedText } from './tickets';

export const DIRECTIONS = ['entry', 'exit'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** How a check-in came to be: at a gate, at a gate without a network, by the residents themselves, or without a registration. */
export const CHECK_IN_WAYS = ['gate', 'upload', 'walk-in', 'self'] as const;
export type CheckInWay = (typeof CHECK_IN_WAYS)[number];

export const CHECK_IN_STATUSES = ['accepted', 'undone', 'refused'] as const;
export type CheckInStatus = (typeof CHECK_IN_STATUSES)[number];

export const FetchedBy = () =>
  Nested(() => FetcherBody, { about: 'Who fetches those who go out, where the event asks for it', optional: true });

/** Names one scan: the same again is the same scan. */
export const Nonce = () =>
  Pattern({
    about: 'Made up by the device for this scan: a repetition with it gets the first answer',
    pattern: /^[\w-]{8,64}$/,
    example: 'north-1-000000042',
  });

export const Gate = () => Text({ about: 'Short name of the gate', max: 30, example: 'north' });

export class CheckInPartyBody extends CommunityEventIdBody {
  @ScannedText() ticket?: string;
  @Id({ about: 'The registration, where there is no ticket to scan', optional: true }) registrationId?: string;
  @Gate() gate: string;
  @OneOf(DIRECTIONS, { about: 'In or out' }) direction: Direction;
  @Whole({ about: 'How many of the party', min: 1, max: 6, example: 1 }) people: number;
  @Nonce() nonce: string;
  @Instant({ about: 'When it was by the clock of the device', optional: true }) deviceAt?: string;
  @SessionCameTo() session?: string;
  @FetchedBy() fetchedBy?: FetcherBody;
}

export class CheckInView {
  @Id({ about: 'Id of the check-in' }) id: string;
  @Id({ about: 'The event' }) eventId: string;
  @Id({ about: 'The registration; walk-ins have none', optional: true }) registrationId?: string;
  @Text({ about: 'The session, where the event has sessions', max: 100, optional: true }) session?: string;
  @Gate() gate: string;
  @OneOf(DIRECTIONS, { about: 'In or out' }) direction: Direction;
  @Whole({ about: 'How many people', min: 1, max: 100, example: 2 }) people: number;
  @OneOf(CHECK_IN_WAYS, { about: 'How it came to be' }) way: CheckInWay;
  @OneOf(CHECK_IN_STATUSES, { about: 'Whether it counts' }) status: CheckInStatus;
  @Instant({ about: 'When they passed', example: '2026-11-28T13:40:00+08:00' }) at: string;
  @Instant({ about: 'When it was by the clock of the device', optional: true }) deviceAt?: string;
  @Whole({ about: 'How many of the party were inside then', min: 0, max: 6, example: 2, optional: true }) inside?: number;
  @Text({ about: 'Why it was undone', max: 200, optional: true }) undoneBecause?: string;
  @Text({ about: 'The code of the error by which an uploaded scan was refused', max: 60, optional: true }) refusal?: string;
  @Flag({
    about: 'It contradicts other scans, who has a place, who may fetch whom, or how many places there are',
    optional: true,
  })
  conflict?: boolean;
  @Text({ about: 'The code of what was against it, where it was entered all the same', max: 60, optional: true })
  fault?: string;
  @Nested(() => FetchedView, { about: 'Who has fetched them, where that was said', optional: true }) fetchedBy?: FetchedView;
  @ListOf(() => PlacesOfPool, { about: 'Which places of pools people without a registration sit on', max: 10, optional: true })
  needs?: PlacesOfPool[];
}

export class CheckInPage {
  @ListOf(() => CheckInView, { about: 'Check-ins, newest first', max: 100 }) items: CheckInView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

export class UndoCheckInBody {
  @Id({ about: 'The check-in' }) checkInId: string;
  @Text({ about: 'Why', max: 200, example: '扫错了人' }) reason: string;
}

export const CHECK_IN_ORDERS = upAndDown('at');
export type CheckInOrder = (typeof CHECK_IN_ORDERS)[number];

export class ListCheckInsBody extends PageQuery {
  @Id({ about: 'The event' }) eventId: string;
  @Text({ about: 'Only those at this gate', max: 30, optional: true }) gate?: string;
  @Sort(CHECK_IN_ORDERS, '-at') sort?: CheckInOrder;
}

export class GateFigures {
  @Gate() gate: string;
  @Whole({ about: 'People who came in here', min: 0, max: 10_000_000, example: 120 }) entries: number;
  @Whole({ about: 'People who went out here', min: 0, max: 10_000_000, example: 14 }) exits: number;
}

export class GetAttendanceBody extends CommunityEventIdBody {
  @SessionCounted() session?: string;
}

/** Who came to an event at a date that it was moved from when its doors were open. */
export class EarlierAttendance {
  @Instant({ about: 'When it would have started' }) startsAt: string;
  @Whole({ about: 'People with a registration who came', min: 0, max: 100_000, example: 12 }) came: number;
  @Whole({ about: 'People who came without a registration', min: 0, max: 10_000_000, example: 3 }) walkIns: number;
}

export class AttendanceView {
  @Id({ about: 'The event' }) eventId: string;
  @Text({ about: 'The session that was asked about', max: 100, optional: true }) session?: string;
  @Whole({ about: 'People with a confirmed place', min: 0, max: 100_000, example: 138 }) registered: number;
  @Whole({ about: 'People inside, walk-ins among them', min: 0, max: 10_000_000, example: 97 }) inside: number;
  @Whole({ about: 'People with a registration who have come', min: 0, max: 100_000, example: 101 }) came: number;
  @Whole({ about: 'People with a confirmed place who have not come so far', min: 0, max: 100_000, example: 37 }) noShows: number;
  @Whole({ about: 'People who came without a registration', min: 0, max: 10_000_000, example: 10 }) walkIns: number;
  @ListOf(() => GateFigures, { about: 'Each gate', max: 100 }) gates: GateFigures[];
  @ListOf(() => EarlierAttendance, { about: 'Who came before the event was moved to another date', max: 20, optional: true })
  earlier?: EarlierAttendance[];
}

const ofTheDoors = [EventNotFound, OutsideOwnArea];

/** What a scan can be refused for. */
export const SCAN_REFUSALS = [
  EventNotHeld,
  DoorsNotOpen,
  DoorsClosed,
  RegistrationNotFound,
  RegistrationNotConfirmed,
  TicketForAnotherEvent,
  PeopleExceedParty,
  AlreadyInside,
  NotInside,
  TooManyPassages,
  PlaceGivenAway,
  TicketNotValid,
  SessionNotFound,
  SessionNotHeld,
  NotEnrolled,
  ...FETCHING_REFUSALS,
];

/** Lets people of a party in or out; the same nonce again is answered as the first time. */
export const CheckInParty = defineCommand('events.check-in-party', {
  body: CheckInPartyBody,
  reply: CheckInView,
  fails: [...ofTheDoors, ...SCAN_REFUSALS],
});

/** Takes a check-in back, which stays on record; once more changes nothing. */
export const UndoCheckIn = defineCommand('events.undo-check-in', {
  body: UndoCheckInBody,
  reply: CheckInView,
  fails: [CheckInNotFound, OutsideOwnArea, UndoOutOfOrder],
});

/** Who has passed which gate, newest first unless `sort` says otherwise. */
export const ListCheckIns = defineQuery('events.list-check-ins', {
  body: ListCheckInsBody,
  reply: CheckInPage,
  fails: ofTheDoors,
});

/** How many are there just now, and how many came: at all sessions together, or at one. */
export const GetAttendance = defineQuery('events.get-attendance', {
  body: GetAttendanceBody,
  reply: AttendanceView,
  fails: [...ofTheDoors, SessionNotFound],
});

/** The caller's own check-ins, newest first. */
export const ListMyCheckIns = defineQuery('events.list-my-check-ins', { body: PageQuery, reply: CheckInPage });
