import { ANONYMOUS, inLanguage } from '@linli/contracts';
import { CommunityEventView, EventSessionView, ListSessionsAmong } from '@linli/contracts/events';
import { MessageClient } from '@linli/messaging';
import { entryOfEvent, Telling } from './calendar-entries';
import { CalendarWindow, MOST_ENTRIES } from './calendar-window';
import { Entry } from './ical';
import { saidOf } from './session-entries';

interface Wish {
  readonly telling: Telling;
  readonly window: CalendarWindow;
}

/** The events as entries for everybody, programmes as one for each of their sessions, by start; the first 500. */
export async function publicEntries(
  client: MessageClient,
  communityEvents: readonly CommunityEventView[],
  { telling, window }: Wish,
): Promise<Entry[]> {
  const programmes = new Map(communityEvents.filter(({ programme }) => programme?.sessions).map((one) => [one.id, one]));
  const whole = communityEvents.filter(({ id }) => !programmes.has(id)).map((one) => entryOfEvent(one, telling));
  if (programmes.size === 0) return whole;
  const body = { eventIds: [...programmes.keys()], from: window.from.toISOString(), to: window.to.toISOString() };
  const { items } = await client.ask(ListSessionsAmong, body, { actor: ANONYMOUS });
  const single = items.flatMap(({ eventId, session }) => {
    const communityEvent = programmes.get(eventId);
    return communityEvent ? [entryOfPublicSession(communityEvent, session, telling)] : [];
  });
  return [...whole, ...single].sort(byStart).slice(0, MOST_ENTRIES);
}

/** One session as an entry for everybody, as the calendar of a house has it: the same for good, wherever it is moved. */
export function entryOfPublicSession(communityEvent: CommunityEventView, session: EventSessionView, telling: Telling): Entry {
  const told = entryOfEvent(communityEvent, telling);
  const { title, place, status, key } = session;
  return {
    ...told,
    uid: `event-${communityEvent.id}-${key}@linli`,
    ...(status === 'cancelled' && { status: 'CANCELLED', hasAlarms: false }),
    ...{ startsAt: new Date(session.startsAt), endsAt: new Date(session.endsAt) },
    ...(title && { title: `${told.title} · ${inLanguage(title, telling.language)}` }),
    ...(place && { place: inLanguage(place, telling.language) }),
    text: [...saidOf(session, telling), told.text].join('\n'),
  };
}

const byStart = (one: Entry, other: Entry): number =>
  Number(one.startsAt) - Number(other.startsAt) || one.uid.localeCompare(other.uid);
