import { inLanguage, Language } from '@linli/contracts';
import { CalendarEntryView, EventSessionView } from '@linli/contracts/events';
import { entryOfRegistration, Telling } from './calendar-entries';
import { Entry } from './ical';

const OFF: Readonly<Record<Language, string>> = { 'zh-CN': '本场次已取消', en: 'This session was called off' };

/** One session as an entry for whoever has registered for it: the same for good, wherever it is moved. */
export function entryOfSession(entry: CalendarEntryView, session: EventSessionView, telling: Telling): Entry {
  const told = entryOfRegistration(entry, telling);
  const { title, place } = session;
  const isOff = session.status === 'cancelled';
  return {
    ...told,
    uid: `registration-${entry.registration.id}-${session.key}@linli`,
    ...(isOff && { status: 'CANCELLED', hasAlarms: false }),
    ...{ startsAt: new Date(session.startsAt), endsAt: new Date(session.endsAt) },
    ...(title && { title: `${told.title} · ${inLanguage(title, telling.language)}` }),
    ...(place && { place: inLanguage(place, telling.language) }),
    text: [...saidOf(session, telling), told.text].join('\n'),
  };
}

/** Of the sessions of its event those that the registration is for. */
export function sessionsFor({ registration, communityEvent }: CalendarEntryView, sessions: readonly EventSessionView[]) {
  const own = new Set(communityEvent.pools?.flatMap(({ key, ofSession }) => (ofSession ? [key] : [])));
  const wanted = new Set(registration.needs?.map(({ pool }) => pool));
  return sessions.filter(({ key }) => !own.has(key) || wanted.has(key));
}

/** Whether and why it is not as it was to be. */
export function saidOf({ status, reason }: EventSessionView, { language }: Telling): string[] {
  const why = reason ? [inLanguage(reason, language)] : [];
  return status === 'cancelled' ? [OFF[language], ...why] : why;
}
