import { Acting, BilingualTitle, DeclaredError, ErrorClass, errorAt } from '@linli/contracts';
import {
  BookRoomBody,
  HouseElsewhere,
  OutsideOpeningHours,
  RoomReserved,
  RoomTaken,
  RoomTooSmall,
  SessionsMeetInRoom,
} from '@linli/contracts/events';
import { assertOwnArea, CommunityEvent, revised } from '../community-events/community-event';
import { assertEditable } from '../community-events/event-states';
import { Session } from '../sessions/session';
import { House, roomOf } from './house';
import { isOpenDuring } from './opening-hours';
import { isSame, overlap, Span } from './span';

/** One stretch of time for which an event has a room. */
export interface Slot extends Span {
  /** `<event>`, or `<event>/<session>` */
  readonly _id: string;
  readonly houseId: string;
  readonly room: string;
  readonly eventId: string;
  readonly session?: string;
  /** That of the session, where it has one of its own. */
  readonly title?: BilingualTitle;
  /** How many people may come. */
  readonly people: number;
}

/** The event in that room from now on; throws EventNotEditable. */
export function bookRoom(
  communityEvent: CommunityEvent,
  { houseId, room }: BookRoomBody,
  { actor, now }: Acting,
): CommunityEvent {
  assertOwnArea(actor, communityEvent.areaCode);
  assertEditable(communityEvent, now);
  const { venue } = communityEvent;
  if (venue?.houseId === houseId && venue.room === room) return communityEvent;
  return { ...revised(communityEvent, now), venue: { houseId, room } };
}

/** The event without a room; one that has none stays as it is. */
export function releaseRoom(communityEvent: CommunityEvent, { actor, now }: Acting): CommunityEvent {
  assertOwnArea(actor, communityEvent.areaCode);
  if (!communityEvent.venue) return communityEvent;
  assertEditable(communityEvent, now);
  const { venue: _gone, ...rest } = revised(communityEvent, now);
  return rest;
}

/** Throws HouseElsewhere unless the house is in the area, around it or below it: whoever holds events there may use it. */
export function assertNear({ areaCode }: Pick<House, 'areaCode'>, area: string): void {
  if (!area.startsWith(areaCode) && !areaCode.startsWith(area)) throw errorAt(HouseElsewhere, '#/houseId');
}

/** What becomes of an event at once with what it needs of its room. */
export interface Turn {
  readonly before: CommunityEvent;
  readonly after: CommunityEvent;
  /** The sessions that it has from now on, where they are decided with it. */
  readonly sessions?: readonly Session[];
}

/** Whether it may need its room at other times than before, or for more people. What is put away keeps what it had. */
export function concernsRooms({ before, after, sessions }: Turn): boolean {
  if (after.status === 'archived' || (!before.venue && !after.venue)) return false;
  return sessions !== undefined || needsOf(before) !== needsOf(after);
}

function needsOf(communityEvent: CommunityEvent): string {
  const { venue, startsAt, endsAt, capacity } = communityEvent;
  return venue && needsRoom(communityEvent) ? [venue.houseId, venue.room, +startsAt, +endsAt, capacity].join() : '';
}

/** What is put off, called off or thrown away needs no room. */
const needsRoom = ({ status }: CommunityEvent): boolean => !ROOMLESS.has(status);
const ROOMLESS: ReadonlySet<CommunityEvent['status']> = new Set(['cancelled', 'postponed', 'discarded']);

/** What had begun when the rest of the programme was put off or called off is held to its end. */
const isToBeHeld = ({ startsAt }: Pick<Session, 'startsAt'>, communityEvent: CommunityEvent): boolean =>
  needsRoom(communityEvent) || (communityEvent.brokenOffAt !== undefined && startsAt <= communityEvent.brokenOffAt);

/** For when the event needs its room; throws SessionsMeetInRoom where that would be twice at the same time. */
export function slotsOf(communityEvent: CommunityEvent, sessions: readonly Session[]): Slot[] {
  const { _id: eventId, venue, startsAt, endsAt, programme } = communityEvent;
  if (!venue) return [];
  const { houseId, room } = venue;
  const people = communityEvent.capacity;
  if (sessions.length === 0 && !needsRoom(communityEvent)) return [];
  if (sessions.length === 0) return [{ _id: eventId, houseId, room, eventId, startsAt, endsAt, people }];
  const isBySession = programme?.enrolment === 'session';
  const slots = sessions
    .filter(({ status, ...session }) => status !== 'cancelled' && isToBeHeld(session, communityEvent))
    .map(({ _id, key, title, capacity, ...times }) => ({
      ...{ _id, houseId, room, eventId, session: key, startsAt: times.startsAt, endsAt: times.endsAt },
      ...(title && { title }),
      people: isBySession ? (capacity ?? people) : people,
    }));
  assertApart(slots);
  return slots;
}

function assertApart(slots: readonly Slot[]): void {
  const sorted = [...slots].sort((a, b) => +a.startsAt - +b.startsAt);
  const at = sorted.findIndex((slot, index) => index > 0 && overlap(sorted[index - 1] as Slot, slot));
  if (at > 0) throw new SessionsMeetInRoom({ session: sorted[at - 1]?.session ?? '', other: sorted[at]?.session ?? '' });
}

/** What is wanted that was not had before; throws OutsideOpeningHours, RoomTooSmall or RoomNotKnown where it cannot be. */
export function newlyWanted(house: House, wanted: readonly Slot[], had: readonly Slot[]): Slot[] {
  const fresh = wanted.filter((slot) => !had.some((one) => isSameRoom(one, slot) && isSame(one, slot)));
  for (const { room, people: places } of wanted.filter((slot) => isGrown(slot, had))) {
    const { people } = roomOf(house, room);
    if (places > people) throw new RoomTooSmall({ people, places });
  }
  const outside = fresh.find((slot) => !isOpenDuring(house, slot));
  if (outside) throw new OutsideOpeningHours(timesOf(outside));
  return fresh;
}

const isSameRoom = (one: Slot, other: Slot): boolean => one.houseId === other.houseId && one.room === other.room;

const isGrown = (slot: Slot, had: readonly Slot[]): boolean =>
  !had.some((one) => one._id === slot._id && isSameRoom(one, slot) && one.people >= slot.people);

/** The first of the others that is in the way of what is wanted. */
export const firstClash = <T extends Span>(wanted: readonly Span[], others: readonly T[]): T | undefined =>
  others.find((other) => wanted.some((slot) => overlap(slot, other)));

/** How it is told that somebody else has the room: a draft is not named. */
export function refusalBy(other: Slot, communityEvent: CommunityEvent | undefined): DeclaredError {
  if (!communityEvent || communityEvent.status === 'draft') return new RoomReserved(timesOf(other));
  const { zh: titleZh, en: titleEn } = other.title ?? communityEvent.title;
  return new RoomTaken({ ...timesOf(other), titleZh, titleEn });
}

/** The refusal with the field that has led to it, where that is one. */
export function pointed(refusal: DeclaredError, turn: Turn): DeclaredError {
  const [pointer, { code: rule, params }] = [pointerOf(turn), refusal];
  if (pointer === undefined || refusal.fields.length > 0) return refusal;
  return new (refusal.constructor as ErrorClass)(params, [{ pointer, rule, params }]);
}

function pointerOf({ before, after, sessions }: Turn): string | undefined {
  if (sessions) return undefined;
  if (before.venue?.houseId !== after.venue?.houseId || before.venue?.room !== after.venue?.room) return '#/room';
  return before.capacity === after.capacity ? '#/startsAt' : '#/capacity';
}

const timesOf = ({ startsAt, endsAt }: Span) => ({ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() });
