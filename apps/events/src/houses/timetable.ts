import { Actor, actsInArea, errorAt, offsetTime } from '@linli/contracts';
import {
  LONGEST_TIMETABLE_DAYS,
  TimeSpan,
  TimetableBody,
  TimetableEntry,
  TimetableRoom,
  TimetableSpanNotValid,
} from '@linli/contracts/events';
import { CommunityEvent, mayBeSeenBy } from '../community-events/community-event';
import { Slot } from './booking';
import { House } from './house';
import { openDuring } from './opening-hours';
import { left, Span } from './span';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 7;

/** The time that is asked for: a week from now if nothing is; throws TimetableSpanNotValid. */
export function spanAsked({ from, to }: TimetableBody, now: Date): Span {
  const startsAt = from === undefined ? now : new Date(from);
  const endsAt = to === undefined ? new Date(startsAt.getTime() + USUAL_DAYS * DAY_MS) : new Date(to);
  const days = (endsAt.getTime() - startsAt.getTime()) / DAY_MS;
  if (days > 0 && days <= LONGEST_TIMETABLE_DAYS) return { startsAt, endsAt };
  const params = { days: LONGEST_TIMETABLE_DAYS };
  throw errorAt(TimetableSpanNotValid, '#/to', params);
}

/** What of the span one answer holds: all of it, or until the start of the first slot that is too many. */
export function heldBy(span: Span, slots: readonly Slot[], most: number): { span: Span; slots: readonly Slot[] } {
  const beyond = slots[most];
  if (!beyond) return { span, slots };
  const { startsAt: endsAt } = beyond;
  return { span: { startsAt: span.startsAt, endsAt }, slots: slots.slice(0, most).filter((slot) => slot.startsAt < endsAt) };
}

interface Around {
  readonly house: House;
  readonly actor: Actor;
  readonly events: ReadonlyMap<string, CommunityEvent>;
}

/** The slot as somebody may see it: of a draft only its organisers and those of the house know what it is for. */
export function entryOf(slot: Slot, { house, actor, events }: Around): TimetableEntry {
  const { room, eventId, session } = slot;
  const told = { room, ...toldAt(slot, house.timeZone) };
  const communityEvent = events.get(eventId);
  if (!communityEvent || !isKnownTo(actor, communityEvent, house)) return { ...told, reserved: true };
  const { zh, en } = slot.title ?? communityEvent.title;
  const reserved = communityEvent.status === 'draft';
  return { ...told, reserved, eventId, ...(session !== undefined && { session }), title: { zh, en } };
}

interface Shown {
  readonly span: Span;
  readonly slots: readonly Slot[];
  /** Only this room. */
  readonly room?: string;
}

/** The rooms of the house, each with when it can still be had. */
export function roomsOf(house: House, { span, slots, room }: Shown, now: Date): TimetableRoom[] {
  const open = openDuring(house, { ...span, startsAt: now > span.startsAt ? now : span.startsAt });
  const shown = house.rooms.filter(({ key }) => room === undefined || key === room);
  return shown.map(({ key, title, people }) => ({
    ...{ key, title: { zh: title.zh, en: title.en }, people },
    free: left(
      open,
      slots.filter((slot) => slot.room === key),
    ).map((free) => toldAt(free, house.timeZone)),
  }));
}

const isKnownTo = (actor: Actor, communityEvent: CommunityEvent, { areaCode }: House): boolean =>
  mayBeSeenBy(communityEvent, actor) || actsInArea(actor, areaCode, 'organiser');

/** On the clocks of the house. */
export const toldAt = ({ startsAt, endsAt }: Span, timeZone: string): TimeSpan => ({
  startsAt: offsetTime(startsAt, timeZone),
  endsAt: offsetTime(endsAt, timeZone),
});
