import { BilingualTitle } from '../bilingual';
import { defineCommand, defineQuery } from '../contract';
import { Flag, Id, Instant, ListOf, Nested, Pattern, TimeZone } from '../fields';
import { OutsideOwnArea } from '../shared-errors';
import { CommunityEventIdBody, CommunityEventView } from './community-events';
import { EventNotEditable, EventNotFound } from './errors';
import { HouseElsewhere, HouseNotFound, ROOM_REFUSALS, TimetableSpanNotValid } from './house-errors';
import { HouseIdBody, MOST_ROOMS, Room } from './houses';
import { POOL_KEY } from './places';
import { RoomKey } from './venue';

/** A timetable is of so many days at most. */
export const LONGEST_TIMETABLE_DAYS = 31;
/** A timetable has so many entries at most, and says from when to ask for more. */
export const MOST_TIMETABLE_ENTRIES = 500;

export class BookRoomBody extends CommunityEventIdBody {
  @Id({ about: 'The house, of the area of the event, of one around it or of one below it' }) houseId: string;
  @RoomKey() room: string;
}

export class TimetableBody extends HouseIdBody {
  @Instant({ about: 'From when; now if not given', optional: true }) from?: string;
  @Instant({
    about: 'Until when; a week later if not given, 31 days at most',
    example: '2026-12-05T14:00:00+08:00',
    optional: true,
  })
  to?: string;
  @Pattern({ about: 'Only this room', pattern: POOL_KEY, example: 'reading-room', optional: true }) room?: string;
}

/** A stretch of time, told on the clocks of the house. */
export class TimeSpan {
  @Instant({ about: 'When it starts' }) startsAt: string;
  @Instant({ about: 'When it ends', example: '2026-11-28T17:00:00+08:00' }) endsAt: string;
}

/** What takes a room: an event or one of its sessions, or something that is not public yet. */
export class TimetableEntry extends TimeSpan {
  @RoomKey() room: string;
  @Flag({ about: 'It is for a draft: its organisers and those of the house alone see which', example: false }) reserved: boolean;
  @Id({ about: 'The event', optional: true }) eventId?: string;
  @Pattern({ about: 'The session, where it is one', pattern: POOL_KEY, example: '2027-07-05-0900', optional: true })
  session?: string;
  @Nested(() => BilingualTitle, { about: 'Title of the session or event', optional: true }) title?: BilingualTitle;
}

export class TimetableRoom extends Room {
  @ListOf(() => TimeSpan, { about: 'When the house is open and nobody has the room, from now on', max: 5_000 }) free: TimeSpan[];
}

export class TimetableView extends HouseIdBody {
  @TimeZone({ about: 'On whose clocks times are told' }) timeZone: string;
  @Instant({ about: 'From when it is' }) from: string;
  @Instant({ about: 'Until when it is', example: '2026-12-05T14:00:00+08:00' }) to: string;
  @ListOf(() => TimetableRoom, { about: 'The rooms, and when they are free', max: MOST_ROOMS }) rooms: TimetableRoom[];
  @ListOf(() => TimetableEntry, { about: 'What takes place, by start', max: MOST_TIMETABLE_ENTRIES }) items: TimetableEntry[];
  @Instant({ about: 'Ask on with this as `from` where there is more than one answer holds', optional: true }) next?: string;
}

/**
 * Books a room for a draft, or for an event that is not over: for its sessions where it has any, otherwise for its times. The room that
 * it had is free then. Nobody else gets it while the event takes place; what is put off or called off needs no room.
 */
export const BookRoom = defineCommand('events.book-room', {
  body: BookRoomBody,
  reply: CommunityEventView,
  fails: [EventNotFound, OutsideOwnArea, EventNotEditable, HouseNotFound, HouseElsewhere, ...ROOM_REFUSALS],
  matched: true,
});

/** Lets the room of an event go; once more changes nothing. */
export const ReleaseRoom = defineCommand('events.release-room', {
  body: CommunityEventIdBody,
  reply: CommunityEventView,
  fails: [EventNotFound, OutsideOwnArea, EventNotEditable],
  matched: true,
});

/** What takes place in the rooms of a house, and when they are free. */
export const GetTimetable = defineQuery('events.get-timetable', {
  body: TimetableBody,
  reply: TimetableView,
  fails: [HouseNotFound, TimetableSpanNotValid],
});
