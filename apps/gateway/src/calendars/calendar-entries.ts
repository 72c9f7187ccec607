import { inLanguage, Language } from '@linli/contracts';
import {
  CalendarEntryView,
  CommunityEventStatus,
  CommunityEventView,
  HouseEntryView,
  HouseView,
  RegistrationStatus,
  RegistrationView,
} from '@linli/contracts/events';
import { audienceOf, NameOf } from '../event-documents/audience-words';
import { standingOf } from '../event-documents/event-standing';
import { organisedBy } from '../event-documents/organiser-words';
import { Entry, EntryStatus } from './ical';

/** How things are told in one calendar. */
export interface Telling {
  readonly language: Language;
  readonly hasAlarms: boolean;
  /** The time zone of an area. */
  readonly zoneOf: (areaCode: string) => string;
  /** Knows the areas that events are for; not needed by whoever is registered. */
  readonly nameOf?: NameOf;
  /** Where browsers reach the gateway; empty where that is not known. */
  readonly origin: string;
  /** Where whoever waits leaves the list; undefined where that is not to be told. */
  readonly toLeave?: (registration: RegistrationView) => string | undefined;
}

const STANDINGS: Readonly<Record<RegistrationStatus, readonly [EntryStatus, Readonly<Record<Language, string>>]>> = {
  confirmed: ['CONFIRMED', { 'zh-CN': '已确认', en: 'Confirmed' }],
  waiting: ['TENTATIVE', { 'zh-CN': '候补中', en: 'On the waiting list' }],
  held: ['TENTATIVE', { 'zh-CN': '名额保留中，待确认', en: 'Held for you, to be confirmed' }],
  pending: ['TENTATIVE', { 'zh-CN': '待审核', en: 'Waiting for approval' }],
  offered: ['TENTATIVE', { 'zh-CN': '有名额，待您接受', en: 'A place is offered to you' }],
  cancelled: ['CANCELLED', { 'zh-CN': '已取消报名', en: 'Registration cancelled' }],
  expired: ['CANCELLED', { 'zh-CN': '报名已过期', en: 'Registration expired' }],
  rejected: ['CANCELLED', { 'zh-CN': '报名未通过', en: 'Registration turned down' }],
};

type Standing = readonly [EntryStatus, Readonly<Record<Language, string>>];

/** What the event says whatever somebody's registration says. */
const OF_THE_EVENT: Readonly<Partial<Record<CommunityEventStatus, Standing>>> = {
  cancelled: ['CANCELLED', { 'zh-CN': '活动已取消', en: 'The event was called off' }],
  postponed: ['TENTATIVE', { 'zh-CN': '活动延期，时间待定', en: 'The event is put off; its new time is not known yet' }],
};

/** An event as an entry for everybody. */
export const entryOfEvent = (communityEvent: CommunityEventView, telling: Telling): Entry => ({
  ...publiclyTold(communityEvent, telling),
  uid: `event-${communityEvent.id}@linli`,
  status: OF_THE_EVENT[standingOf(communityEvent)]?.[0] ?? 'CONFIRMED',
  hasAlarms: telling.hasAlarms && communityEvent.status !== 'postponed',
});

/** What takes place in a house as an entry for everybody: an event, or one session of it in the room. */
export function entryOfHouse(
  { communityEvent, session, title, room, ...times }: HouseEntryView,
  house: HouseView,
  telling: Telling,
): Entry {
  const { language } = telling;
  const entry = entryOfEvent(communityEvent, telling);
  const place = house.rooms.find(({ key }) => key === room)?.title ?? communityEvent.place;
  return {
    ...entry,
    ...(session !== undefined && { uid: `event-${communityEvent.id}-${session}@linli` }),
    ...{ startsAt: new Date(times.startsAt), endsAt: new Date(times.endsAt), timeZone: house.timeZone },
    title: inLanguage(title ?? communityEvent.title, language),
    place: [place, house.name, house.address].map((part) => inLanguage(part, language)).join(', '),
  };
}

const LEAVE: Readonly<Record<Language, string>> = { 'zh-CN': '退出候补：', en: 'Leave the waiting list: ' };

/** A registration as an entry for whoever registered: its event, and how it stands. What is off rings no alarm. */
export function entryOfRegistration({ registration, communityEvent }: CalendarEntryView, telling: Telling): Entry {
  const { language } = telling;
  const toLeave = telling.toLeave?.(registration);
  const told = toldOf(communityEvent, telling);
  const [status, standing] = standingFor({ registration, communityEvent });
  return {
    ...told,
    uid: `registration-${registration.id}@linli`,
    status,
    changedAt: latest(told.changedAt, lastMoveOf(registration)),
    text: [standing[language], ...(toLeave === undefined ? [] : [`${LEAVE[language]}${toLeave}`]), '', told.text].join('\n'),
    hasAlarms: telling.hasAlarms && status !== 'CANCELLED' && communityEvent.status !== 'postponed',
  };
}

/**
 * Of several registrations for one event the newest counts, and others that still hold: whoever was at some sessions may have signed up for others
 * since. They come newest first.
 */
export function newestPerEvent(entries: readonly CalendarEntryView[]): CalendarEntryView[] {
  const seen = new Set<string>();
  return entries.filter(({ communityEvent: { id }, registration: { status } }) => {
    const isNewest = !seen.has(id);
    seen.add(id);
    return isNewest || status === 'confirmed';
  });
}

/** Whom it is for stands before its text. */
function publiclyTold(communityEvent: CommunityEventView, telling: Telling) {
  const told = toldOf(communityEvent, telling);
  const { language, nameOf = () => undefined } = telling;
  const audience = audienceOf(communityEvent, language, nameOf);
  return audience === undefined ? told : { ...told, text: [audience, '', told.text].join('\n') };
}

function standingFor({ registration, communityEvent }: CalendarEntryView): Standing {
  const [ofTheEvent, own] = [OF_THE_EVENT[standingOf(communityEvent)], STANDINGS[registration.status]];
  return own[0] === 'CANCELLED' && communityEvent.status === 'postponed' ? own : (ofTheEvent ?? own);
}

function toldOf(communityEvent: CommunityEventView, { language, zoneOf, origin }: Telling) {
  const { id, revision, areaCode, startsAt, endsAt, title, place } = communityEvent;
  const organiser = organisedBy(communityEvent, language);
  const text = inLanguage(communityEvent.text, language);
  return {
    sequence: revision,
    changedAt: changeOf(communityEvent),
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    timeZone: zoneOf(areaCode),
    ...{
      title: inLanguage(title, language),
      text: organiser === undefined ? text : [organiser, '', text].join('\n'),
      place: inLanguage(place, language),
    },
    ...(origin !== '' && { address: `${origin}/events/${id}.html` }),
  };
}

/** Events of before this was kept have not changed since they could be registered for. */
const changeOf = ({ changedAt, signUpOpensAt }: CommunityEventView): Date => new Date(changedAt ?? signUpOpensAt);

const lastMoveOf = ({ moves = [], registeredAt }: RegistrationView): Date => new Date(moves.at(-1)?.at ?? registeredAt);

const latest = (one: Date, other: Date): Date => (one > other ? one : other);
