import { inLanguage, Language } from '@linli/contracts';
import { CalendarEntryView, CommunityEventView, EventSessionView } from '@linli/contracts/events';
import { entryOfEvent, entryOfRegistration, Telling } from './calendar-entries';
import { Entry } from './ical';

const OFF: Readonly<Record<Language, string>> = { 'zh-CN': '本场次已取消', en: 'This session was called off' };

/** One session as an entry for whoever has registered for it: the same for good, wherever it is moved, and whether or not they go on. */
export const entryOfSession = (entry: CalendarEntryView, session: EventSessionView, telling: Telling): Entry => ({
  ...ofSession(entryOfRegistration(asItWasAt(session, entry), telling), session, telling),
  uid: `registration-${entry.registration.id}-${session.key}@linli`,
});

/** One session as an entry for everybody, as the calendar of a house has it: the same for good, wherever it is moved. */
export const entryOfPublicSession = (communityEvent: CommunityEventView, session: EventSessionView, telling: Telling): Entry => ({
  ...ofSession(entryOfEvent(heldAs(communityEvent, session), telling), session, telling),
  uid: `event-${communityEvent.id}-${session.key}@linli`,
});

/** Of the sessions of its event those that the registration is for: none that had begun when it got its place. */
export function sessionsFor({ registration, communityEvent }: CalendarEntryView, sessions: readonly EventSessionView[]) {
  const own = new Set(communityEvent.pools?.flatMap(({ key, ofSession }) => (ofSession ? [key] : [])));
  const wanted = new Set(registration.needs?.map(({ pool }) => pool));
  const { joinedAt = '' } = registration;
  return sessions.filter(({ key, startsAt }) => (!own.has(key) || wanted.has(key)) && startsAt >= joinedAt);
}

/** Whoever left in the middle had their place at what had begun by then. */
function asItWasAt(session: EventSessionView, { registration, communityEvent }: CalendarEntryView): CalendarEntryView {
  const { leftAt = '' } = registration;
  return {
    registration: session.startsAt < leftAt ? { ...registration, status: 'confirmed' } : registration,
    communityEvent: heldAs(communityEvent, session),
  };
}

/** The event as it was for a session that had begun when what was to come was put off or called off. */
function heldAs(communityEvent: CommunityEventView, { startsAt }: EventSessionView): CommunityEventView {
  const { brokenOffAt = '', reason: _why, ...held } = communityEvent;
  return startsAt <= brokenOffAt ? { ...held, status: 'published' } : communityEvent;
}

/** What is told of the whole, of one of its sessions. */
function ofSession(told: Entry, session: EventSessionView, telling: Telling): Entry {
  const { title, place, status } = session;
  return {
    ...told,
    ...(status === 'cancelled' && { status: 'CANCELLED', hasAlarms: false }),
    ...{ startsAt: new Date(session.startsAt), endsAt: new Date(session.endsAt) },
    ...(title && { title: `${told.title} · ${inLanguage(title, telling.language)}` }),
    ...(place && { place: inLanguage(place, telling.language) }),
    text: [...saidOf(session, telling), told.text].join('\n'),
  };
}

/** Whether and why it is not as it was to be. */
function saidOf({ status, reason }: EventSessionView, { language }: Telling): string[] {
  const why = reason ? [inLanguage(reason, language)] : [];
  return status === 'cancelled' ? [OFF[language], ...why] : why;
}
