import { ANONYMOUS } from '@linli/contracts';
import { CalendarEntryView, EventSessionView, ListSessions, MOST_SESSIONS } from '@linli/contracts/events';
import { MessageClient } from '@linli/messaging';
import { entryOfRegistration, Telling } from './calendar-entries';
import { CalendarWindow, nearest } from './calendar-window';
import { Entry } from './ical';
import { paged } from './paged';
import { entryOfSession, sessionsFor } from './session-entries';

interface Wish {
  readonly telling: Telling;
  /** Only sessions within it, where it is given. */
  readonly window?: CalendarWindow;
}

/** The registrations as entries, those for programmes as one for each of their sessions; as many as fit into a calendar. */
export async function entriesOf(
  client: MessageClient,
  registered: readonly CalendarEntryView[],
  { telling, window }: Wish,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const one of registered) {
    if (!one.communityEvent.programme?.sessions) entries.push(entryOfRegistration(one, telling));
    else {
      const sessions = sessionsFor(one, await sessionsOf(client, one.communityEvent.id, window));
      entries.push(...sessions.map((session) => entryOfSession(one, session, telling)));
    }
  }
  return window ? nearest(entries, window.now) : entries;
}

function sessionsOf(client: MessageClient, eventId: string, window: CalendarWindow | undefined): Promise<EventSessionView[]> {
  const within = window && { from: window.from.toISOString(), to: window.to.toISOString() };
  return paged((page) => client.ask(ListSessions, { eventId, ...within, ...page }, { actor: ANONYMOUS }), MOST_SESSIONS);
}
