import { inLanguage, Language } from '@linli/contracts';
import { CalendarEntryView, CommunityEventView, RegistrationStatus, RegistrationView } from '@linli/contracts/events';
import { Entry, EntryStatus } from './ical';

/** How things are told in one calendar. */
export interface Telling {
  readonly language: Language;
  readonly hasAlarms: boolean;
  /** The time zone of an area. */
  readonly zoneOf: (areaCode: string) => string;
  /** Where browsers reach the gateway; empty where that is not known. */
  readonly origin: string;
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

const CALLED_OFF: Readonly<Record<Language, string>> = { 'zh-CN': '活动已取消', en: 'The event was called off' };

/** An event as an entry for everybody. */
export const entryOfEvent = (communityEvent: CommunityEventView, telling: Telling): Entry => ({
  ...toldOf(communityEvent, telling),
  uid: `event-${communityEvent.id}@linli`,
  status: communityEvent.status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
  hasAlarms: telling.hasAlarms,
});

/** A registration as an entry for whoever registered: its event, and how it stands. What is off rings no alarm. */
export function entryOfRegistration({ registration, communityEvent }: CalendarEntryView, telling: Telling): Entry {
  const told = toldOf(communityEvent, telling);
  const [status, standing] = standingOf({ registration, communityEvent });
  return {
    ...told,
    uid: `registration-${registration.id}@linli`,
    status,
    changedAt: latest(told.changedAt, lastMoveOf(registration)),
    text: `${standing[telling.language]}\n\n${told.text}`,
    hasAlarms: telling.hasAlarms && status !== 'CANCELLED',
  };
}

/** Of several registrations for one event the newest counts; they come newest first. */
export function newestPerEvent(entries: readonly CalendarEntryView[]): CalendarEntryView[] {
  const byEvent = new Map<string, CalendarEntryView>();
  for (const entry of entries) if (!byEvent.has(entry.communityEvent.id)) byEvent.set(entry.communityEvent.id, entry);
  return [...byEvent.values()];
}

const standingOf = ({ registration, communityEvent }: CalendarEntryView) =>
  communityEvent.status === 'cancelled' ? (['CANCELLED', CALLED_OFF] as const) : STANDINGS[registration.status];

function toldOf(communityEvent: CommunityEventView, { language, zoneOf, origin }: Telling) {
  const { id, revision, areaCode, startsAt, endsAt, title, text, place } = communityEvent;
  return {
    sequence: revision,
    changedAt: changeOf(communityEvent),
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    timeZone: zoneOf(areaCode),
    ...{ title: inLanguage(title, language), text: inLanguage(text, language), place: inLanguage(place, language) },
    ...(origin !== '' && { address: `${origin}/events/${id}` }),
  };
}

/** Events of before this was kept have not changed since they could be registered for. */
const changeOf = ({ changedAt, signUpOpensAt }: CommunityEventView): Date => new Date(changedAt ?? signUpOpensAt);

const lastMoveOf = ({ moves = [], registeredAt }: RegistrationView): Date => new Date(moves.at(-1)?.at ?? registeredAt);

const latest = (one: Date, other: Date): Date => (one > other ? one : other);
